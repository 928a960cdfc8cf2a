"""Words by which names of people are told from names of streets, firms and institutions."""

ORGANISATION_ENDS = (
    "straat", "laan", "plein", "weg", "kade", "gracht", "park", "school", "college", "stichting", "fonds", "ziekenhuis", "museum", "instituut",
    "tunnel", "singel", "dreef", "plantsoen", "steeg", "buurt", "wijk", "bedrijf", "dienst", "diensten", "bureau", "centrum", "vereniging",
    "arena", "stadion", "lyceum", "universiteit", "kannerhuis", "domein", "loket", "beheer",
)  # fmt: skip
"""How a longer word for a street, a building or an institution ends (lower case). No ending of common surnames: dijk, huis, hof."""

NOT_A_PERSON = frozenset(
    {
        "gemeente", "provincie", "ministerie", "rijkswaterstaat", "waterschap", "team", "afdeling", "cluster", "directie", "stichting",
        "vereniging", "inkoop", "inkoopteam", "servicedesk", "helpdesk", "tenderned", "mercell", "negometrix", "ctm", "bv", "nv", "b.v", "n.v",
        "b.v.", "n.v.", "holding", "groep", "group", "bizob", "omslag", "nederland", "nederlandse", "amsterdam", "rotterdam", "utrecht",
        "haag", "facilitair", "facilitaire", "sociaal", "sociale", "openbare", "ruimte", "werk", "inkomen", "zorg", "jeugd", "wonen", "ict", "it",
        "stad", "stadsdeel", "stadion", "straat", "laan", "plein", "college", "school", "fonds", "museum", "instituut", "dienst", "bureau", "centrum", "arena", "lyceum", "universiteit", "domein", "project", "programma", "opdrachtgever", "opdrachtnemer", "aanbestedende",
        "inschrijver", "marktpartijen", "perceel", "europese", "nationale", "digitale", "bank", "raad", "bestuur", "januari",
        "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december",
    }
)  # fmt: skip
"""Words that stand in no name of a person (lower case)."""

FIRST_NAMES = frozenset(
    {
        "aad", "aart", "abdel", "abdullah", "achmed", "adriaan", "agnes", "ahmed", "albert", "alex", "alexander", "ali", "alice", "amber",
        "amina", "amir", "an", "ana", "andre", "andrea", "angela", "anita", "anja", "anke", "ankie", "ann", "anna", "anne", "annelies",
        "annemarie", "annemiek", "annet", "annette", "annie", "ans", "antoine", "anton", "antoon", "ari", "ariane", "arie", "arjan",
        "arjen", "arno", "arnold", "arnoud", "arthur", "astrid", "ayse", "bart", "bas", "bastiaan", "beatrix", "ben", "berend", "bernard",
        "bert", "bianca", "bob", "boris", "bram", "brenda", "brigitte", "carel", "carin", "carla", "carlo", "carolien", "caroline",
        "casper", "cees", "charlotte", "chris", "christa", "christiaan", "christine", "cindy", "claire", "claudia", "coen", "cor",
        "corine", "corrie", "daan", "daniel", "daphne", "david", "debbie", "dennis", "desiree", "diana", "dick", "diederik", "dirk",
        "dorien", "edith", "edwin", "eelco", "elisabeth", "elise", "ellen", "elly", "els", "elsbeth", "emile", "emily", "emma", "emre",
        "eric", "erica", "erik", "erwin", "esther", "eva", "evelien", "eveline", "evert", "fatima", "femke", "ferdinand", "ferry",
        "floor", "floris", "frank", "frans", "fred", "frederik", "frits", "gea", "geert", "gerard", "gerben", "gerda", "gerjan", "gerrit",
        "gert", "gijs", "gina", "guido", "guus", "hakan", "hamza", "hannah", "hanneke", "hans", "harm", "harold", "harry", "hasan",
        "hassan", "hein", "heleen", "helen", "helena", "hendrik", "henk", "henny", "henri", "henriette", "herman", "hester", "hilde",
        "huub", "ibrahim", "ilse", "ineke", "inge", "ingrid", "irene", "iris", "irma", "ivo", "jaap", "jacco", "jack", "jacob",
        "jacqueline", "jan", "janine", "janneke", "jannie", "jantine", "jasmijn", "jasper", "jelle", "jennifer", "jeroen", "jessica",
        "jet", "joan", "job", "jochem", "joep", "johan", "johanna", "john", "joke", "jolanda", "jolanthe", "jonas", "joost", "joran",
        "jordy", "joris", "jos", "jose", "joyce", "judith", "julia", "juliette", "jurgen", "kaj", "karel", "karim", "karin", "karina",
        "kas", "kees", "kevin", "khalid", "kim", "klaas", "koen", "koos", "lars", "laura", "laurens", "leen", "leendert", "leo", "leon",
        "leonie", "lex", "lia", "lianne", "lidia", "lies", "liesbeth", "linda", "lisa", "lisette", "lodewijk", "loes", "lotte", "louis",
        "louise", "luc", "lucas", "luuk", "maaike", "maarten", "mandy", "manon", "marc", "marcel", "marco", "margriet", "maria",
        "marianne", "marieke", "marielle", "marijke", "marijn", "marika", "marina", "mark", "marlies", "marloes", "martijn", "martin",
        "martine", "mathijs", "matthijs", "maud", "maurice", "max", "mehmet", "meike", "melanie", "merel", "michael", "michel",
        "michelle", "miranda", "mirjam", "mohamed", "mohammed", "monica", "monique", "murat", "mustafa", "myrthe", "nadia", "nancy",
        "natalie", "natasja", "nicole", "niek", "niels", "nienke", "nina", "noor", "olga", "olivier", "onno", "oscar", "otto", "pascal",
        "patricia", "patrick", "paul", "paula", "pauline", "peter", "petra", "philip", "pien", "piet", "pieter", "pim", "rachid", "ralf",
        "ramon", "raymond", "remco", "renate", "rene", "renske", "ria", "richard", "rik", "rita", "rob", "robbert", "robert", "robin",
        "roel", "roelof", "roland", "rolf", "ron", "ronald", "roos", "rosa", "roy", "ruben", "rudi", "rudolf", "ruud", "sander", "sandra",
        "sara", "sarah", "saskia", "sebastiaan", "selma", "serge", "shirley", "sietse", "simon", "simone", "sjaak", "sjoerd", "sofie",
        "sonja", "stan", "stefan", "steven", "stijn", "suzan", "suzanne", "sven", "sylvia", "tamara", "teun", "theo", "thijs", "thomas",
        "tim", "timo", "tineke", "tjeerd", "tom", "ton", "tony", "truus", "ursula", "vera", "victor", "vincent", "wendy", "werner",
        "wiebe", "wil", "wilfred", "willem", "willemijn", "wilma", "wim", "wouter", "yasmin", "yusuf", "yvette", "yvonne", "zeynep",
    }
)  # fmt: skip
"""First names that are common in the Netherlands (lower case, no accents)."""
