"""How the gap model is made: from text with open licences to the files in newslint/data/gaps. Not in the wheel."""
