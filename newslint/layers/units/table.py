"""The units of measure: what they are called, how they are written, and how large they are.

The factors are those of NIST Special Publication 811, Guide for the Use of the International
System of Units (2008), Appendix B, a work of the US government: exact, or to its digits.
"""

from __future__ import annotations

TABLE = """
percent | percent | share | | | % percent pct pc per_cent |
share | shares | share | | | |
point | points | point | | | percentage_point percentage_points percentage_pt pct_point pct_points pp |
basis point | basis points | point | | | basis_point basis_points bp bps |
mm | millimeters | length | metric | 0.001 | mm millimeter millimeters millimetre millimetres |
cm | centimeters | length | metric | 0.01 | cm cms centimeter centimeters centimetre centimetres |
meter | meters | length | metric | 1 | meter meters metre metres | m
km | kilometers | length | metric | 1000 | km kms kilometer kilometers kilometre kilometres |
inch | inches | length | customary | 0.0254 | inch inches | in
foot | feet | length | customary | 0.3048 | ft foot feet |
yard | yards | length | customary | 0.9144 | yd yds yard yards |
mile | miles | length | customary | 1609.344 | mile miles | mi
nautical mile | nautical miles | length | nautical | 1852 | nautical_mile nautical_miles | nm? nmi?
fathom | fathoms | length | nautical | 1.8288 | fathom fathoms |
light year | light-years | length | astronomical | 9.46073e15 | light_year light_years lightyears |
astronomical unit | astronomical units | length | astronomical | 1.495979e11 | astronomical_unit \
astronomical_units | au?
microgram | micrograms | mass | metric | 1e-9 | mcg microgram micrograms |
mg | milligrams | mass | metric | 1e-6 | mg milligram milligrams milligramme milligrammes |
gram | grams | mass | metric | 0.001 | gram grams gramme grammes | g
kg | kilograms | mass | metric | 1 | kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes |
tonne | metric tons | mass | metric | 1000 | tonne tonnes metric_ton metric_tons metric_tonne metric_tonnes | t
ton | tons | mass | customary | 907.18474 1016.0469088 1000 | ton tons |
short ton | short tons | mass | customary | 907.18474 | short_ton short_tons us_tons |
long ton | long tons | mass | customary | 1016.0469088 | long_ton long_tons imperial_tons |
ounce | ounces | mass | customary | 0.028349523125 0.0311034768 | oz ounce ounces |
troy ounce | troy ounces | mass | customary | 0.0311034768 | troy_ounce troy_ounces |
lb | pounds | mass | customary | 0.45359237 | lb lbs |
pound | pounds | mass | customary | 0.45359237 | pound pounds |
stone | stone | mass | customary | 6.35029318 | stone stones | st
hectare | hectares | area | metric | 10000 | hectare hectares | ha
acre | acres | area | customary | 4046.873 | acre acres |
ml | milliliters | volume | metric | 1e-6 | ml milliliter milliliters millilitre millilitres |
cl | centiliters | volume | metric | 1e-5 | cl centiliter centiliters centilitre centilitres |
liter | liters | volume | metric | 0.001 | ltr litre litres liter liters | l
fluid ounce | fluid ounces | volume | customary | 2.95735295625e-5 2.84130625e-5 | fluid_ounce fluid_ounces fl_oz |
pint | pints | volume | customary | 0.000473176473 0.00056826125 | pint pints |
quart | quarts | volume | customary | 0.000946352946 0.0011365225 | quart quarts | qt?
gallon | gallons | volume | customary | 0.003785411784 0.00454609 | gallon gallons | gal? gals?
barrel | barrels | volume | customary | 0.158987294928 | barrel barrels |
bushel | bushels | volume | customary | 0.03523907 0.03636872 | bushel bushels |
acre-foot | acre-feet | volume | customary | 1233.489 | acre_foot acre_feet |
millisecond | milliseconds | time | | 0.001 | millisecond milliseconds | ms
second | seconds | time | | 1 | second seconds sec secs | s?
minute | minutes | time | | 60 | minute minutes min mins |
hour | hours | time | | 3600 | hour hours hr hrs | h?
day | days | time | | 86400 | day days |
night | nights | time | | | night nights |
week | weeks | time | | 604800 | week weeks |
weekend | weekends | time | | | weekend weekends |
fortnight | fortnights | time | | 1209600 | fortnight fortnights |
month | months | time | | 2629746 | month months |
year | years | time | | 31556952 | year years yr yrs |
decade | decades | time | | 315569520 | decade decades |
century | centuries | time | | 3155695200 | century centuries |
mph | miles per hour | speed | customary | 0.44704 | mph mile_per_hour miles_per_hour mile_an_hour miles_an_hour |
kph | kilometers per hour | speed | metric | 0.2777777777777778 | kph kmh kmph kmhr km_/_h km_per_hour \
kilometers_per_hour kilometres_per_hour kilometers_an_hour kilometres_an_hour |
knot | knots | speed | nautical | 0.5144444444444445 | knot knots | kn kt? kts?
celsius | degrees Celsius | temperature | metric | 1.8 | celsius centigrade ºc ℃ degree_celsius degrees_celsius \
degrees_centigrade degrees_c °_c | c
fahrenheit | degrees Fahrenheit | temperature | customary | 1 | fahrenheit ºf ℉ degree_fahrenheit degrees_fahrenheit \
degrees_f °_f | f
degree | degrees | temperature | either | 1 | degree degrees ° º | deg?
pascal | pascals | pressure | metric | 1 | pascal pascals | pa?
hectopascal | hectopascals | pressure | metric | 100 | hpa hectopascal hectopascals millibar millibars | mb? mbar
kilopascal | kilopascals | pressure | metric | 1000 | kpa kilopascal kilopascals |
bar | bars | pressure | metric | 100000 | | bar?
psi | pounds per square inch | pressure | customary | 6894.757 | psi pounds_per_square_inch |
inch of mercury | inches of mercury | pressure | customary | 3386.389 | inhg inches_of_mercury |
watt | watts | power | | | watt watts |
kilowatt | kilowatts | power | metric | 1000 | kilowatt kilowatts kw |
megawatt | megawatts | power | metric | 1e6 | megawatt megawatts mw |
gigawatt | gigawatts | power | metric | 1e9 | gigawatt gigawatts gw |
horsepower | horsepower | power | customary | 745.6999 735.49875 | horsepower hp bhp |
kilowatt hour | kilowatt-hours | energy | | 3.6e6 | kwh kilowatt_hour kilowatt_hours |
megawatt hour | megawatt-hours | energy | | 3.6e9 | mwh megawatt_hour megawatt_hours |
gigawatt hour | gigawatt-hours | energy | | 3.6e12 | gwh gigawatt_hour gigawatt_hours |
kilojoule | kilojoules | energy | metric | 1000 | kj kilojoule kilojoules |
calorie | calories | energy | customary | 4186.8 4184 | kcal calorie calories kilocalorie kilocalories |
kiloton | kilotons | energy | | | kiloton kilotons |
megaton | megatons | energy | | | megaton megatons |
volt | volts | voltage | | | volt volts |
newton meter | newton meters | torque | metric | 1 | newton_meters newton_metres |
pound-foot | pound-feet | torque | customary | 1.355818 | pound_feet foot_pounds lb_ft |
kilobyte | kilobytes | data | | | kb kilobyte kilobytes |
megabyte | megabytes | data | | | mb megabyte megabytes |
gigabyte | gigabytes | data | | | gb gigabyte gigabytes |
terabyte | terabytes | data | | | tb terabyte terabytes |
pixel | pixels | data | | | pixel pixels px |
megapixel | megapixels | data | | | mp megapixel megapixels |
"""
"""A line a unit: name, plural, dimension, system, sizes, words, letters, as `Unit` has them.

Words stand for the unit behind any figure; a space parts them, an underscore joins two of one name,
between which a hyphen may stand. Letters do so only behind digits, and with a "?" only where the
figure is given in another unit too, as they are other things elsewhere: a 5nm chip.
"""

UNSURE = frozenset("won real stone second min mp sec foot minute".split())
"""Words that are a unit only behind a hyphen or, where plural, right after a figure: "two won", "one second"."""
