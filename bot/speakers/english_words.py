"""Words by which English texts say who speaks. Written for this project."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Third person singular and past. With any of these the sentence gives somebody's words.
SAYING: Final = _words(
    """
    said says told tells added adds noted notes stressed stresses emphasized emphasised emphasizes
    emphasises underlined underlines underscored underscores explained explains stated states
    declared declares claimed claims argued argues insisted insists maintained maintains contended
    contends asserted asserts alleged alleges warned warns cautioned cautions admitted admits
    conceded concedes retorted retorts remarked remarks recalled recalls reminded reminds
    reiterated reiterates repeated repeats concluded concludes suggested suggests proposed
    proposes promised promises pledged pledges vowed vows urged urges joked jokes quipped quips
    complained complains lamented laments thanked thanks praised praises condemned condemns denied
    denies assured assures boasted recounted indicated indicates predicted predicts countered
    counters
    """
)
# Only before "that", a quotation or a colon, or after a quotation: otherwise they say that
# something was done.
WITH_CONTENT: Final = _words(
    """
    replied replies responded responds answered answers commented comments continued continues
    wrote writes posted posts tweeted tweets announced announces reported reports confirmed
    confirms acknowledged acknowledges observed observes informed informs believes believed agreed
    demanded demands shared reads revealed reveals rejected estimated estimates hoped hopes summed
    accepted exclaimed shouted asked asks thought
    """
)
# Verb → what has to follow it within a few words.
WITH_PARTICLE: Final = {
    "called": _words("on upon for the it its this that these those his her their such"),
    "calls": _words("on upon for the it its this that these those his her their such"),
    "described": _words("as"),
    "describes": _words("as"),
    "pointed": _words("out"),
    "points": _words("out"),
    "accused": _words("of"),
    "accuses": _words("of"),
    "expressed": _words(
        "confidence hope hopes gratitude concern concerns regret condolences conviction"
        " readiness support doubt doubts thanks appreciation disappointment satisfaction outrage"
        " surprise dismay sympathy belief certainty"
    ),
    "asked": _words("whether if who what when why how to about for not"),
    "asks": _words("whether if who what when why how to about for not"),
}
# Nouns as well, in the plural: "the Baltic states", "opening remarks".
PLURALS: Final = _words(
    """
    thanks notes claims states promises calls demands posts comments answers reports hopes shared
    reads remarks jokes urges vows pledges counters estimates
    """
)
# With an object and no clause they say that something was done: "added six points".
WITH_OBJECT: Final = _words(
    """
    added adds maintained maintains claimed claims repeated repeats concluded concludes indicated
    indicates declared declares
    """
)
# What says something on paper, but is nobody.
DOCUMENTS: Final = _words(
    """
    order decree law act code constitution treaty agreement memorandum protocol charter resolution
    declaration statement plan convention document article paragraph amendment bill contract
    edict ordinance regulation directive budget
    """
)
# Of a state or a body they tell what somebody supposes of it.
MENTAL: Final = _words("hopes hoped believes believed thinks thought")
CONVINCED: Final = _words("convinced confident sure certain")
BE: Final = _words("is was are were be been being get gets got")
# Between subject and verb.
AUXILIARIES: Final = _words("has have had also then later again earlier once now further never")
ADVERBS: Final = _words(
    "also then later again earlier once further afterwards next still simply only even first"
    " recently today yesterday thus therefore personally already always often just nevertheless"
    " however instead meanwhile too himself herself beforehand so"
)
WEEKDAYS: Final = _words("monday tuesday wednesday thursday friday saturday sunday")
MONTHS: Final = _words(
    "january february march april may june july august september october november december"
)
# Before the verb these say that the words were not said, or not yet.
DENYING: Final = _words(
    """
    not never to may might could would should must can cannot will shall n't didn't hasn't hadn't
    having being doesn't won't wouldn't didn’t hasn’t hadn’t doesn’t won’t wouldn’t nobody nothing
    if
    """
)
PARTICIPLES: Final = _words(
    """
    saying adding arguing warning noting stressing emphasizing emphasising insisting claiming
    explaining stating recalling telling
    """
)
# Before the subject these make the clause a part of another one.
SUBORDINATING: Final = _words(
    """
    that which who whom whose what when whenever where why how if whether because although though
    unless until before after since than
    """
)
PREPOSITIONS: Final = _words(
    """
    of for to with by from in at against on about between near under after before like into onto
    over among behind beside without within through during per via toward towards around
    """
)
PRONOUNS: Final = {"he": True, "she": False}
NAME_PARTICLES: Final = _words(
    "de von van der den bin al el la le du di da dos ter ibn ben del san"
)
# What is never a part of a name, in small letters: titles, offices and peoples.
TITLES: Final = _words(
    """
    president presidents prime minister ministers foreign defence defense deputy first vice second
    third secretary general secretary-general chancellor chairman chairwoman chair chairperson
    head chief director spokesman spokeswoman spokesperson governor mayor ambassador senator
    congressman congresswoman representative mr mrs ms mr. mrs. ms. dr. dr gen. sen. rep. gov. lt.
    col. maj. prof. professor colonel lieutenant major captain admiral commander
    commander-in-chief marshal sergeant brigadier king queen prince princess crown pope patriarch
    archbishop bishop metropolitan father sir lord lady dame madam adviser advisor aide envoy
    special commissioner ombudsman ombudswoman judge justice prosecutor attorney speaker leader
    expert analyst economist journalist activist lawyer negotiator supreme allied state national
    security economy energy interior finance health culture education transport ports trade
    affairs presidential parliamentary acting former ex-president ex-minister chief staff diplomat
    mp mep doctor founder owner coach scientist historian political press service premier
    permanent plenipotentiary sheikh emir shah sultan editor-in-chief editor high member rescuer
    soldier officer investigator
    """
)
PEOPLES: Final = {
    "russian": "russia", "ukrainian": "ukraine", "american": "us", "us": "us", "u.s.": "us",
    "british": "uk", "uk": "uk", "french": "france", "german": "germany", "polish": "poland",
    "turkish": "turkey", "chinese": "china", "belarusian": "belarus", "hungarian": "hungary",
    "european": "eu", "eu": "eu", "slovak": "slovakia", "italian": "italy", "spanish": "spain",
    "canadian": "canada", "israeli": "israel", "iranian": "iran", "finnish": "finland",
    "swedish": "sweden", "norwegian": "norway", "danish": "denmark", "dutch": "netherlands",
    "estonian": "estonia", "latvian": "latvia", "lithuanian": "lithuania", "romanian": "romania",
    "moldovan": "moldova", "georgian": "georgia", "czech": "czechia", "austrian": "austria",
    "swiss": "switzerland", "japanese": "japan", "indian": "india", "belgian": "belgium",
    "portuguese": "portugal", "greek": "greece", "bulgarian": "bulgaria", "serbian": "serbia",
    "armenian": "armenia", "azerbaijani": "azerbaijan", "kazakh": "kazakhstan",
    "australian": "australia", "irish": "ireland", "croatian": "croatia", "slovenian": "slovenia",
    "brazilian": "brazil", "indonesian": "indonesia", "soviet": "ussr", "crimean": "crimea",
    "chechen": "chechnya", "nato": "nato", "un": "un", "syrian": "syria", "afghan": "afghanistan",
    "egyptian": "egypt", "saudi": "saudi", "korean": "korea", "vatican": "vatican",
    "asian": "asia", "african": "africa", "arab": "arab", "persian": "iran", "baltic": "baltic",
    "balkan": "balkan", "nordic": "nordic", "scottish": "scotland", "welsh": "wales",
    "english": "england", "palestinian": "palestine", "iraqi": "iraq", "lebanese": "lebanon",
    "pakistani": "pakistan", "vietnamese": "vietnam", "mexican": "mexico", "cuban": "cuba",
    "venezuelan": "venezuela", "nigerian": "nigeria", "albanian": "albania",
    "yugoslav": "yugoslavia",
    "libyan": "libya", "macedonian": "macedonia", "abkhaz": "abkhazia", "turkmen": "turkmenistan",
    "uzbek": "uzbekistan", "tajik": "tajikistan", "kyrgyz": "kyrgyzstan", "mongolian": "mongolia",
}  # fmt: skip
PLACES: Final = _words(
    """
    russia ukraine america britain france germany poland turkey china belarus hungary slovakia
    italy spain canada israel iran finland sweden norway denmark netherlands estonia latvia
    lithuania romania moldova georgia austria switzerland japan india belgium portugal greece
    bulgaria serbia armenia azerbaijan kazakhstan australia ireland croatia slovenia brazil
    indonesia crimea chechnya kyiv kiev moscow london washington brussels paris berlin warsaw
    ankara beijing minsk europe donbas donbass kharkiv odesa odessa lviv donetsk luhansk kherson
    asia zaporizhzhia mariupol dnipro sumy poltava czechia republic kingdom federation states union
    emirates arab saudi arabia africa korea zealand united syria egypt uzbekistan tajikistan
    kyrgyzstan turkmenistan mongolia afghanistan pakistan algeria nicaragua venezuela cuba qatar
    jordan vietnam thailand malaysia argentina mexico luxembourg cyprus malta iceland montenegro
    macedonia albania bosnia kosovo region oblast district city territory istanbul geneva davos
    vatican siberia
    """
)
# Their last or only word makes a phrase the name of a body.
BODY_NOUNS: Final = _words(
    """
    ministry office department service services command staff council commission agency committee
    government embassy bank parliament court administration authority authorities treasury
    directorate bureau headquarters union association federation party fund foundation institute
    university company corporation group organisation organization delegation mission presidency
    cabinet senate congress duma rada house police army navy fleet force forces guard assembly
    centre center tribunal secretariat board chamber prosecutors times post gazette journal
    nations news agency press telegraph guardian observer tribune herald wire desk television
    radio network exchange operator watchdog league alliance bloc church patriarchate kremlin
    pentagon
    """
)
COLLECTIVES: Final = _words(
    """
    kremlin pentagon moscow kyiv kiev washington brussels london paris berlin warsaw ankara
    beijing minsk tehran budapest russia ukraine germany france britain poland turkey china
    belarus hungary iran israel nato naftogaz energoatom gazprom ukrenergo reuters bloomberg
    politico euronews unicef norway sweden finland estonia latvia lithuania slovakia romania
    moldova georgia japan india canada italy spain tokyo vatican interpol europol rosatom
    roscosmos rosneft ukrhydroenergo unesco rospotrebnadzor sberbank rostec
    """
)
# "Documents say", but nobody speaks; or a word that only begins a sentence.
NO_NAMES: Final = _words(
    """
    article articles law resolution agreement memorandum treaty charter constitution protocol
    minsk budapest-memorandum the a an in on at by for to of and but or nor so yet as if when
    while after before since then there here this that these those it its he she they we you i his
    her their our my your one some many most all both each every another other others several few
    none nobody everyone everybody someone somebody anyone people officials sources source experts
    analysts witnesses residents locals critics diplomats investigators prosecutors police
    authorities rescuers soldiers doctors scientists journalists reporters media observers
    investors traders economists lawyers volunteers activists opponents supporters families
    relatives lawmakers deputies ministers leaders allies negotiators delegates parties sides
    participants speakers ukrainians russians americans europeans germans britons poles turks
    chinese western eastern northern southern speaking asked earlier later meanwhile however
    according yesterday today tomorrow monday tuesday wednesday thursday friday saturday sunday
    january february march april june july august september october november december also now not
    no yes what who where why how which whose with without from under over between during until
    although though because despite instead thus therefore moreover furthermore finally first
    second third last next dear mr mrs ms question answer reply note read photo video source
    update editor moderator quote kind interview
    """
)
FEMALE_NAMES: Final = _words(
    """
    maria mariia mary olena elena helena olga olha iryna irina nataliya natalia natalya yulia
    yuliia julia tetiana tatiana tatyana svitlana svetlana oksana anna anne hanna hannah kateryna
    ekaterina catherine katherine margarita ursula angela annalena kaja sanna magdalena christine
    kristalina roberta nancy kamala hillary liz elizabeth theresa olga lyudmila liudmyla valentina
    viktoria victoria anastasia alexandra oleksandra daria darya alina polina galina halyna larysa
    larisa vera nadezhda nadiia lesya emine jill michelle melania giorgia marine sahra zuzana maia
    ingrida samantha linda sarah sara jennifer jessica karine jen susan laura lisa amy emily jane
    janet nicola penny priti ksenia sofia sophia yevgenia evgenia ruslana inna zhanna marina
    maryna valeria valeriia vladyslava iuliia lyubov tamara raisa zoya nina lidia mette agnes
    ingrid greta nora paula lena mira dana ruth eva barbara monika dorota beata
    """
)
MALE_NAMES: Final = _words(
    """
    tom thomas paul george michael
    vladimir volodymyr sergei sergey serhii serhiy dmitry dmytro donald joe jd emmanuel olaf boris
    antonio antony recep viktor victor mikhail mykhailo mykhaylo andriy andrii andrei andrey
    alexei oleksii oleksiy aleksei alexander oleksandr yuri yury yurii ihor alfred igor ruslan
    rustem rafael charles josep jens mark marco steve keith keir rishi david lloyd john james
    robert peter petro pavel pavlo ivan nikolai mykola denys denis kyrylo valery valerii vitali
    vitaliy anton konstantin maxim roman oleg oleh vadym vadim yevgeny evgeny leonid hulusi hakan
    narendra xi marek olaf hugo karl tomas stefan emil jonas henrik artur
    """
)
FIRST_NAMES: Final = FEMALE_NAMES | MALE_NAMES
