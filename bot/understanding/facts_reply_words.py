"""The words with which people choose among the answers to a question of the bot."""

import re

KIND_OF = {
    word: kind
    for kind, words in {
        "diensten": "dienst service services diensten dienstverlening",
        "leveringen": "levering supply supplies leveringen goods goederen spullen",
        "werken": "werk works werken bouw",
        "concessie": "concessie concession concessies",
    }.items()
    for word in words.split()
}
"""A word for a kind of contract -> the kind."""
CHOICE_WORDS: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "status": (
        ("vooraankondiging", re.compile(r"\b(?:vooraankondiging|prior notice|prior information notice)\b")),
        ("voorbereiding", re.compile(r"\b(?:nog (?:niets|niks|niet|geen)|geen van|niets|nog in voorbereiding|voorbereiding|none|nothing|not yet|no)\b")),
        ("gegund", re.compile(r"\b(?:gegund|contract|loopt al|awarded|running)\b")),
        ("gepubliceerd", re.compile(r"\b(?:gepubliceerd|aankondiging|verstuurd|published|notice|tenderned|de tweede)\b")),
    ),
    "uitvoerder": (
        ("eigen_dienst", re.compile(r"\b(?:eigen dienst|eigen mensen|wijzelf|zelf|own department|own staff|ourselves|stadsreiniging)\b")),
        ("quasi_inhouse", re.compile(r"\b(?:rechtspersoon|toezicht|eigen bv|eigen sw|dochter|quasi|legal person|municipal control|own company)\b")),
        ("andere_overheid", re.compile(r"\b(?:andere overheid|andere gemeente|waterschap|provincie|another|other (?:public body|municipality))\b")),
        ("nee", re.compile(r"\b(?:markt|marktpartij\w*|sociale (?:firma|onderneming)\w*|bedrijf|bedrijven|firma|market|social (?:firm|enterprise)\w*|company|private)\b")),
    ),
    "procedure": (
        ("verlicht", re.compile(r"\b(?:verlichte?|sas|light|lighter)\b")),
        ("gewoon", re.compile(r"\b(?:gewone?|gewoon|openbare?|niet-openbare?|europees|ordinary|open|restricted|normal|regular)\b")),
    ),
    "opdrachtgever": (
        ("speciale-sector", re.compile(r"\b(?:speciale?|speciale-sector\w*|special|utilit\w+|nuts\w*)\b")),
        ("gewoon", re.compile(r"\b(?:gewone?|gewoon|klassiek|ordinary|normal|regular)\b")),
    ),
    "organisatie": (
        ("geen-van-deze", re.compile(r"\b(?:geen|none)\b")),
        ("sociale-werkplaats", re.compile(r"\b(?:werkplaats|sw-?bedrijf|workshop)\b")),
        ("integratie-hoofddoel", re.compile(r"\b(?:hoofddoel|integratie|ondernemer|onderneming|sociale firma|main aim|company|enterprise)\b")),
        ("beschermde-arbeid", re.compile(r"\b(?:beschermde arbeid|programma|sheltered employment|programme)\b")),
    ),
}  # fmt: skip
"""Question id -> the value of a choice and the words that mean it; the first that matches is chosen."""
