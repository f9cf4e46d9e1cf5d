"""First names that are one person's: long and short forms."""

from __future__ import annotations

from functools import cache

from .words import plain

_GROUPS = """
abraham abe; abigail abby; albert al bert bertie; alexander alex alec sandy sasha xander; alexandra alex sandra sasha;
alexandria lexi; alfred al alf fred; alistair alasdair ali; amanda mandy; andrew andy drew; angela angie; anthony tony
ant; antonio tony toni; arthur art; barbara barb babs; bartholomew bart; beatrice bea; benjamin ben benny benji;
benedict ben; bernard bernie bern; bernadette bernie; bradley brad; calvin cal; cameron cam; carolyn carol carrie;
caroline carrie; catherine cathy katy kate katie kitty cate; katherine kathy katy kate katie kitty kay; kathleen kathy
katy kate katie; charles charlie chuck chas chip; charlotte charlie lottie; christine chris chrissy tina; christina
chris tina; christopher chris kit topher; clifford cliff; clinton clint; curtis curt; cynthia cindy; daniel dan danny;
danielle dani; david dave davy; deborah debbie deb debra; dennis denny; dominic dom nick; donald don donnie; dorothy
dot dottie; douglas doug; edmund ed eddie; edward ed eddie ted teddy ned; edwin ed eddie; eleanor ellie nell;
elizabeth liz beth betty betsy lizzie eliza libby bess; emily em; emmanuel manny; emanuel rahm manny; eric rick;
ernest ernie; eugene gene; evelyn evie; ezekiel zeke; ferdinand ferdy; florence flo; frances fran frankie; francis
frank; francisco paco pancho; franklin frank; frederick fred freddie; gabriel gabe; gabrielle gabby; geoffrey geoff;
jeffrey jeff; george georgie; gerald gerry jerry; gerard gerry; gilbert gil; gregory greg; guadalupe lupe; gwendolyn
gwen; harold hal harry; harrison harry; henry harry hank hal; herbert herb; hubert hugh; ignacio nacho; isaac ike;
isabel bella izzy; isabella bella izzy; isadore izzy; jacob jake; jacqueline jackie; james jim jimmy jamie jem; janet
jan; jason jay; jean jeannie; jefferson jeff; jennifer jen jenny; jeremiah jerry; jeremy jem; jerome jerry; jessica
jess jessie; jesse jess; joan joanie; joanna jo; joanne jo; john jack johnny jon jock; johnathan jon; jonathan jon
jonny; jose pepe; joseph joe joey; josephine jo josie; joshua josh; judith judy; julia julie; julian jules; justin
jus; kenneth ken kenny; kimberly kim; kristin kris; lawrence larry; laurence larry; leonard len lenny leo; leopold
leo; leroy roy; leslie les; lewis lew lou; lillian lily; louis lou; louise lou; luis lucho; lucille lucy; madeleine
maddy; madeline maddy; malcolm mal; manuel manny; margaret maggie meg peggy marge margie greta; maria mary; mark marc;
marcus marc; martha marty; martin marty; marjorie marge; matthew matt; maureen mo; maurice mo; maxwell max; maximilian
max; melanie mel; melissa mel missy; melvin mel; michael mike mick mickey mikey; michelle shelly; miguel mike; milton
milt; mitchell mitch; mohamed mo; mohammed mo; muhammad mo; morris mo; nancy nan; nathan nate; nathaniel nate nat;
nicholas nick nicky; nicole nikki; nicola nicky; norman norm; oliver ollie; olivia liv; oscar oz; pamela pam; patricia
pat patty trish tricia; patrick pat; paddy rick; pauline polly; penelope penny; peter pete; philip phil pip; phillip
phil pip; priscilla cilla; rachel rach; ramon ray; randall randy; randolph randy; raphael rafe; raymond ray; rebecca
becky becca; reginald reg reggie; richard rick dick rich ricky richie; robert bob rob bobby robbie bert; roberta
bobbie; roderick rod; rodney rod; roger rog; roland rollie; ronald ron ronnie; rosemary rose rosie; rudolph rudy;
rudolf rudy; russell russ rusty; ruth ruthie; salvatore sal; samantha sam; samuel sam sammy; sarah sally sadie;
sebastian seb; sergei serge; shannon shan; sharon shari; sidney sid; sydney syd; solomon sol; spencer spence; stanley
stan; stephanie steph; stephen steve stevie; steven steve stevie; stuart stu; stewart stew; susan sue susie; susannah
sue; suzanne sue suzy; sylvester sly; terence terry; terrence terry; teresa terry tess; theresa terry tess; theodore
ted teddy theo; thomas tom tommy; timothy tim timmy; tobias toby; valerie val; veronica ronnie; vernon vern; victor
vic; victoria vicky tori; vincent vince vinny; viola vi; virgil virge; virginia ginny; vivian viv; vladimir vova
volodya; wallace wally; walter walt wally; wendell wendy; wesley wes; wilfred wilf fred; wilhelmina mina; william bill
will billy liam willie; winifred winnie; winston win; woodrow woody; yvonne vonnie; zachary zach zack
"""


@cache
def _sets() -> dict[str, frozenset[str]]:
    """For each name the first names of the groups that hold it."""
    found: dict[str, set[str]] = {}
    for group in _GROUPS.split(";"):
        names = group.split()
        for name in names:
            found.setdefault(name, set()).add(names[0])
    return {name: frozenset(heads) for name, heads in found.items()}


def same_first(one: str, other: str) -> bool:
    """Whether two first names, initials or middle names included, may be one person's."""
    mine, theirs = _parts(one), _parts(other)
    if not mine or not theirs:
        return True
    return any(_same(a, b) for a in mine for b in theirs)


def _parts(first: str) -> list[str]:
    found: list[str] = []
    for word in first.split():
        if word.count(".") > 1 or (word.isupper() and len(word) in (2, 3)):
            found.extend(char.lower() for char in word if char.isalpha())
        else:
            found.append(plain(word))
            if "-" in word:
                found.append(plain(word.replace("-", "")))
    return found


def _same(one: str, other: str) -> bool:
    if one == other or one.replace("-", "") == other.replace("-", ""):
        return True
    short, long = sorted((one, other), key=len)
    if long.startswith(short) and (len(short) == 1 or len(short) > 2):
        return True
    heads = _sets()
    return bool(heads.get(one, frozenset()) & heads.get(other, frozenset()))
