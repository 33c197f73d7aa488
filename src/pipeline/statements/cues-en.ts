import type { CueGrammar } from './cue-grammar.ts'

/** English cues. General words of news reports; none is about any claim. */
export const ENGLISH: CueGrammar = {
  language: 'en',
  verbs: {
    say: `say=said tell=told state add note explain declare announce report write=wrote,written post argue insist stress
      maintain recall remark comment respond reply reiterate repeat emphasize emphasise underline underscore observe
      describe call characterize characterise think=thought believe consider estimate warn reveal disclose
      point~out suggest indicate relay predict depict portray quip tweet boast brag vow pledge
      caution cite hint hold=held~that hit~back go=went~on fire~back shoot=shot~back lament complain counter retort contend
      label dub term regard express voice speak=spoke,spoken speculate unveil inform notify brief refer assure
      outline acknowledge~receipt unveil launch present answer clarify joke opine elaborate recount`,
    charge: `accuse hold=held~responsible allege claim assert blame attribute link tie=tied,tying brand implicate contend charge~that denounce finger point~to
      point~at trace connect suspect condemn~as designate affirm uphold=upheld`,
    deny: `deny reject dismiss refute rebuff rebut=rebutted,rebutting repudiate disavow debunk disprove scoff~at brush~aside brush~off wave~aside wave~away shrug~off
      discredit rubbish deride contradict quash swat=swatted,swatting~away rule~out spurn laugh~off decry~as`,
    doubt: `doubt question dispute challenge cast=cast~doubt pour~cold mock ridicule query`,
    find: `find=found conclude determine establish assess judge ascertain discover learn=learned,learnt deem decide`,
    confirm: `testify confirm corroborate verify authenticate vouch~for validate substantiate bear=bore,borne~out attest`,
    concede: `concede admit=admitted,admitting acknowledge recognize recognise confess own~up`,
    retract: `retract withdraw=withdrew,withdrawn walk~back back~away back~off back~down backtrack backpedal retreat recant soften drop=dropped,dropping abandon
      rescind correct revise disown take=took,taken~back scrap=scrapped,scrapping unsay renounce row~back disavow~own`,
    request: `ask request demand call~for call~on urge press~for press~to seek=sought want invite appeal~for petition plead~for beg=begged,begging summon`,
    supply: `hand~over hand give=gave,given deliver provide pass~on pass turn~over present release publish submit=submitted,submitting share show=shown
      produce offer supply send=sent furnish transmit leak post~video disclose declassify`,
    seize: `seize recover intercept retrieve confiscate impound`,
    court: `charge indict arrest convict sentence acquit=acquitted,acquitting exonerate extradite rule sue sanction detain prosecute
      overturn block uphold=upheld quash jail imprison fine order clear plead throw=threw,thrown~out`,
    other: `have=has,had be=is,was,were,are,been do=did,does,done go=went make=made take=took,taken get=got,gotten set=set come=came,come
      become=became begin=began,begun start stop run=ran kill attack strike=struck hit=hit launch fire carry use need know=knew,known
      see=saw,seen leave=left meet=met bring=brought keep=kept lose=lost win=won travel move work plan intend aim target lead=led
      hold=held join form build=built face remain stay continue die wound injure happen occur last end follow reach raise open close send
      lie=lay,lain~in live serve head return enter arrive vote adopt approve agree sign threaten refuse decline fail try help`,
  },
  lists: {
    EV: `evidence measurements? proof proofs indications? signs? traces? records? substantiation confirmation corroboration documentation
      documents? testimony facts? grounds intelligence information details data notification notice
      footage verification clues? hint hints`,
    PROOF: `evidence intelligence proof proofs substantiation corroboration documentation documents? footage verification testimony facts? basis`,
    INFO: `information intelligence details data reports? notification notice notices communication anything documents? word alert warnings? request`,
    CLAIM: `complaints? figures? estimates? counts? numbers? claims? allegations? accusations? assertions? charges? account accounts? report reports? rumou?rs? story stories
      suggestions? narrative version theory statements? insinuations? characterization imputations? contention idea notion talk`,
    ISSUE: `investigation investigations inquiry inquiries probe probes case cases proceedings`,
    GIVE: `offered|offer|offers|offering|provided|provide|provides|providing|presented|present|presents|shown|show|shows|showed|showing|released|release|releases|published|publish|produced|produce|shared|share|given|gave|give|gives|supplied|supply|submitted|submit|disclosed|handed|furnished|cited|backed|made public|put forward|put forth|sent|send|delivered|deliver|passed`,
    NEG: `not|never|no|nor|neither|without|n't|hasn't|haven't|hadn't|didn't|doesn't|don't|isn't|wasn't|weren't|aren't|cannot|can't|couldn't|won't|wouldn't|unable to|yet to|failed to|fails to|refused to|refuses to|declined to`,
    AUX: `has|have|had|is|was|were|been|be|being|are`,
    HARD: `solid|hard|credible|concrete|tangible|independent|conclusive|compelling|convincing|public|physical|direct|verifiable|reliable|real|actual|clear|definitive|whatsoever|further|additional|new|official|specific|any|such|available`,
  },
  frames: [
    // absence of evidence
    {
      id: 'no-evidence',
      type: 'no_evidence',
      pattern: `(?:no|zero|little|scant|insufficient|not enough|lack of|absence of|lacks?|lacked|lacking|not (?:a|one)(?: \\S+)? (?:shred|piece|bit|scrap|iota) of|devoid of|short of|nothing like) (?!need|reason|doubt|question|longer|secret|matter|one |way |choice|comment)(?:\\S+ ){0,3}?(?:{EV})\\b`,
      strength: 0.85,
    },
    {
      id: 'not-any-evidence',
      type: 'no_evidence',
      pattern: `(?:{NEG}) {6}?(?:any|enough|sufficient|a single|a shred of|the slightest|{HARD}) {3}?(?:{EV})\\b`,
      strength: 0.8,
    },
    {
      id: 'not-find-evidence',
      type: 'no_evidence',
      pattern: `(?:{NEG}) (?:\\S+ ){0,2}?(?:find|found|see|seen|saw|detect|detected|uncover|uncovered|identify|identified|have|discover|discovered|encountered|obtained) {4}?(?:{EV})\\b`,
      strength: 0.8,
    },
    {
      id: 'nothing-to-suggest',
      type: 'no_evidence',
      pattern: `(?:nothing|little|not anything) (?:\\S+ ){0,4}?(?:to|that|which) (?:\\S+ )?(?:suggest|indicate|show|support|back|prove|substantiate|point|confirm|corroborate)\\S*`,
      strength: 0.9,
    },
    {
      id: 'found-nothing',
      type: 'no_evidence',
      pattern: `(?:(?:found|detected|uncovered|saw|seen|registered|turned up|came up with|yielded|revealed) (?:absolutely )?(?:nothing|none)|c[ao]me up empty|drew a blank|draws? a blank|(?:{NEG}) (?:\\S+ ){0,2}?(?:pick up|picked up|detect|detected|register|registered|observe|observed|spot|spotted) (?:any|anything|a single|such))\\b`,
      strength: 0.7,
    },
    {
      id: 'no-investigation',
      type: 'no_evidence',
      pattern: `(?:no|not an?|any) (?:\\S+ ){0,2}?(?:{ISSUE}) (?:\\S+ ){0,3}?(?:open|opened|underway|under way|pending|exists?|ongoing|into|launched|on)\\b`,
      strength: 0.75,
    },
    {
      id: 'not-investigating',
      type: 'no_evidence',
      pattern: `(?:{NEG}) (?:currently )?(?:investigating|looking into|probing)\\b`,
      strength: 0.8,
    },
    {
      id: 'none-existed',
      type: 'not_received',
      pattern: `none (?:existed|exists?|has (?:come|arrived|been)|had (?:come|arrived|been)|was|were|came|arrived|of (?:it|them|which))\\b`,
      strength: 0.6,
    },
    {
      id: 'not-established',
      type: 'no_evidence',
      pattern: `(?:{NEG}) (?:\\S+ ){0,2}?(?:able to |in a position to )?(?:establish|established|determine|determined|identify|identified|trace|traced) (?:where|who|whether|that|how|(?:the|its|any) (?:\\S+ )?(?:sources?|origins?|authors?|culprits?|perpetrators?|existence|links?))\\b`,
      strength: 0.7,
    },
    {
      id: 'not-a-case',
      type: 'no_evidence',
      pattern: `(?:not (?:a|one) single|no|not one) (?:\\S+ )?(?:cases?|instances?|irregularit(?:y|ies)) (?:\\S+ ){0,4}?(?:documented|proven|found|detected|recorded|confirmed|reported)\\b`,
      strength: 0.75,
    },
    {
      id: 'evidence-absent',
      type: 'no_evidence',
      pattern: `(?:evidence|proof|indications?) (?:\\S+ ){0,4}?(?:{NEG}) (?:\\S+ ){0,2}?(?:exist|emerged|surfaced|been found|been seen|materiali[sz]ed|been (?:presented|published|produced|released))\\b`,
      strength: 0.8,
    },
    {
      id: 'cannot-verify',
      type: 'no_evidence',
      pattern: `(?:{NEG}) (?:\\S+ ){0,3}?(?:independently )?(?:verify|confirm|corroborate|authenticate|substantiate|verified|confirmed|corroborated|authenticated|substantiated)\\b`,
      strength: 0.6,
    },
    {
      id: 'not-received',
      type: 'not_received',
      pattern: `(?:{NEG}) (?:\\S+ ){0,3}?(?:receive|received|informed|notified|told|briefed|warned|contacted|alerted|consulted|(?:given|get|gotten|got|handed|sent|shared) (?:\\S+ ){0,5}?(?:{INFO}))\\b`,
      strength: 0.7,
    },
    {
      id: 'not-been-shown',
      type: 'not_received',
      pattern: `(?:{NEG}) (?:\\S+ ){0,2}?(?:been|were|was) (?:\\S+ )?(?:shown|given|provided with|presented with|offered|handed|sent|furnished with) {4}?(?:{EV})\\b`,
      strength: 0.85,
    },
    {
      id: 'no-information',
      type: 'not_received',
      pattern: `(?:no|not any|zero|without|lacks?|lacked|have any|had any|any) (?!need|reason|doubt)(?:\\S+ ){0,2}?(?:information|intelligence|notification|notice|communication|knowledge|official word|details|data)\\b`,
      strength: 0.8,
    },
    {
      id: 'deny-receiving',
      type: 'not_received',
      pattern: `(?:deny|denies|denied|denying) (?:having |ever )*(?:receiving|received|been|being|getting|seen|seeing|knowledge)`,
      strength: 0.9,
    },
    {
      id: 'unaware',
      type: 'not_received',
      pattern: `(?:unaware of|not aware of|in the dark about|knows? nothing (?:of|about)|knew nothing (?:of|about))`,
      strength: 0.7,
    },
    {
      id: 'learned-from-press',
      type: 'not_received',
      pattern: `(?:learned|learnt|found out|heard|learns) (?:of|about)? ?(?:\\S+ ){0,3}?(?:through|from|via|in) (?:\\S+ ){0,5}?(?:media|press|newspapers?|reporters|news|post|publication|tv|television|twitter|x|website|social)\\b`,
      strength: 0.75,
    },
    {
      id: 'not-supplied',
      type: 'not_supplied',
      pattern: `(?:{NEG}) (?:\\S+ ){0,4}?(?:{GIVE}) {6}?(?:{PROOF})\\b`,
      strength: 0.85,
    },
    {
      id: 'supplied-none',
      type: 'not_supplied',
      pattern: `(?:{GIVE}) (?:\\S+ ){0,2}?no {3}?(?:{PROOF})\\b`,
      strength: 0.85,
    },
    {
      id: 'without-giving-proof',
      type: 'not_supplied',
      pattern: `without (?:\\S+ ){0,2}?(?:evidence|proof|providing|offering|presenting|showing|citing) ?(?:\\S+ ){0,3}?(?:evidence|proof|from|to)?`,
      strength: 0.6,
    },
    {
      id: 'nor-supplied',
      type: 'not_supplied',
      pattern: `nor (?:has|have|had|did|does|do) {5}?(?:{GIVE}) {4}?(?:{PROOF})\\b`,
      strength: 0.85,
    },
    // denial
    {
      id: 'a-lie',
      type: 'denial',
      pattern: `(?:" (?:\\S+ )?lies? "|(?:a|the|this|that|another|old|big|outright|blatant|pure|complete|total|vile|of|more|typical|such|these|those|spread|spreads|spreading|telling|told|is|are|were|russian|their|his|her|its) (?:\\S+ )?lies?\\b|\\b(?:lied|liars?|lying about|falsehoods?|fabrications?|fabricat(?:ed|ing)|inventing|concocting|making (?:it|this|that|things) up|hoax|hoaxes|inventions?|invented|concocted|slander|slanderous|libel|libelous|defamation|defamatory|untrue|fake|smear|fake news|made up|fantasy|fairy tale|fairytale|fiction|fictitious|fictional|myth|disinformation|propaganda)\\b)`,
      strength: 0.75,
    },
    {
      id: 'false',
      type: 'denial',
      pattern: `\\b(?:false|falsely|bogus|phon(?:e)?y|incorrect|inaccurate|not true|no truth|isn't true|wasn't true|wholly untrue|nothing to it|no merit)\\b`,
      strength: 0.75,
    },
    {
      id: 'did-not-happen',
      type: 'denial',
      pattern: `(?:{NEG}) (?:ever |even )?(?:happen|happened|occur|occurred|take place|took place|exist|existed|exists)\\b`,
      strength: 0.85,
    },
    {
      id: 'no-role',
      type: 'denial',
      pattern: `(?:nothing (?:at all )?to do with|no (?:\\S+ )?(?:involvement|role|part|connection|connections|ties|hand|responsibility|intention|plans?|relationship|relation|links?)\\b|(?:{NEG}) (?:\\S+ ){0,2}?(?:involved|responsible|behind|connected|linked|affiliated|part of|take part|taken part)\\b|is innocent|are innocent|innocence|not guilty plea)`,
      strength: 0.75,
    },
    {
      id: 'no-such',
      type: 'denial',
      pattern: `(?:no such|nothing of the (?:sort|kind)|no (?:\\S+ ){0,3}?(?:existed|exists?))\\b`,
      strength: 0.85,
    },
    {
      id: 'nothing-to-claim',
      type: 'denial',
      pattern: `(?:nothing to|no substance to|no basis to|no truth to|no truth in) {3}?(?:{CLAIM})\\b`,
      strength: 0.85,
    },
    {
      id: 'no-way',
      type: 'denial',
      pattern: `(?:(?:absolutely )?no way (?:that|in which|it|this)|(?:absolutely|certainly|definitely|of course|categorically) not|in no way (?:\\S+ )?(?:involved|responsible|linked)|out of the question|(?:is|was|simply|absolutely|completely) impossible)\\b`,
      strength: 0.7,
    },
    {
      id: 'mistaken',
      type: 'denial',
      pattern: `\\b(?:is|was|are|were|been|be|'s|she's|he's|they're|got it) (?:simply |just |flatly |dead |completely |totally )?(?:wrong|mistaken)\\b`,
      strength: 0.5,
    },
    // doubt
    {
      id: 'unfounded',
      type: 'doubt',
      pattern: `\\b(?:baseless|unfounded|groundless|unsubstantiated|unproven|unsupported|implausible|improbable|unlikely|far fetched|absurd|absurdity|ridiculous|laughable|ludicrous|preposterous|outlandish|no (?:\\S+ ){0,3}?basis|nonsense|nonsensical|questionable|dubious|doubtful|suspicious|unconvincing|unbelievable|incredible|flimsy|weak|thin|speculative|speculation|exaggerated|exaggeration|exaggerating|exaggerates?|overblown|overstated|misleading|misled|misinformation|distorted|contradictory|provocations?|circus|smokescreens?|witch hunt|self serving|politici[sz](?:ed|ing|ation)|ill founded|inconsistent|inconsistencies|contradicted|not credible|lacks? credibility|not plausible|no sense|not add up|doesn't add up|theatre|theater|theatrics|prov(?:es?|ed) nothing|breaks? with|flies in the face|(?:attempts?|efforts?|bid|ploy|manoeuvre|maneuver|tactic) to (?:distract|divert|cover up|discredit|smear|justify)|pours? cold water|farce|stunt|distraction|pretext|excuse|conspiracy theor(?:y|ies))\\b`,
      strength: 0.7,
    },
    {
      id: 'sceptical',
      type: 'doubt',
      pattern: `\\b(?:sceptical|skeptical|scepticism|skepticism|skeptics|sceptics|(?<!reasonable )(?<!no )doubts?|doubted|doubting|disbelief|raises? questions|raised questions|raising questions|open to question|called into question|questioned|questioning|casts? doubt|unconvinced|not persuaded|unpersuaded|not convinced|incredulous|incredulity|hard to believe|difficult to believe|don't believe|does not believe|do not believe|doesn't believe)\\b`,
      strength: 0.75,
    },
    {
      id: 'artificial',
      type: 'doubt',
      pattern: `(?:artificial intelligence|ai generated|generated (?:by|with) ai|made with ai|doctored|manipulated|staged|tampered|photoshopped|planted)`,
      strength: 0.65,
    },
    {
      id: 'insufficient-proof',
      type: 'doubt',
      pattern: `(?:{NEG}) (?:\\S+ ){0,2}?(?:meet|satisfy|stand up|hold up|hold water|withstand|amount to|constitute|prove)\\b`,
      strength: 0.55,
    },
    {
      id: 'not-target',
      type: 'denial',
      pattern: `(?:was|were|is|are|had) (?:not|n't|never) (?:\\S+ ){0,3}?(?:aimed|targeted|targeting|target|trying|seeking|building|making|developing|what)\\b`,
      strength: 0.6,
    },
    // requests
    {
      id: 'ask-proof',
      type: 'request',
      holder: 'subject',
      pattern: `(?:ask|asks|asked|asking|request|requests|requested|requesting|demand|demands|demanded|demanding|(?:call|calls|called|calling) (?:for|on|upon)|press|presses|pressed|pressing|urge|urges|urged|urging|seek|seeks|sought|seeking|want|wants|wanted|wanting|wish|wishes|wished|await|awaits|awaited|awaiting|waiting for|challenge|challenges|challenged|challenging|appeal|appeals|appealed|insist|insists|insisted|petitioned|invited|invite|expect|expects|expected) (?:\\S+ ){0,14}?(?:evidence|proof|proofs|details|information|explanations?|documents?|documentation|clarifications?|clarify|data|transparency|accountability|explain|investigation|inquiry|inspection|account for|answers|answer for|footage|records|names|files|sources|wreckage|debris|radar|images|videos?|photos?|photographs|recordings?|logs?|samples?|access to|show|prove|substantiate|publish|release|declassify|intelligence|(?:to say|to know|to be told|to learn|to see) (?:what|where|who|how|which|whether))\\b`,
      strength: 0.75,
    },
    {
      id: 'deadline',
      type: 'request',
      holder: 'subject',
      pattern: `(?:gave|gives|given) (?:\\S+ ){1,4}?(?:until|\\d+ (?:hours|days)|(?:two|three|ten|several) days|a week|a deadline) (?:\\S+ ){0,5}?to (?:\\S+ ){0,2}?(?:explain|answer|respond|account|provide|present|include|submit|show|hand over)\\b`,
      strength: 0.75,
    },
    {
      id: 'where-is',
      type: 'request',
      pattern: `where (?:is|are|'s) (?:the |your |their |his |her |its |all )*(?:\\S+ )?(?:evidence|proofs?|documents?|facts|data)\\b`,
      strength: 0.7,
    },
    {
      id: 'must-show',
      type: 'request',
      pattern: `(?:must|should|has to|have to|needs? to|ought to|owes?|let them|let him|let her) (?:\\S+ ){0,3}?(?:explain|show|prove|present|provide|publish|release|produce|share|hand over|reveal|come clean|account|clarify|back up|substantiate|disclose|explanation|answers?)\\b`,
      strength: 0.6,
    },
    // handing over
    {
      id: 'gave-proof',
      type: 'supply',
      holder: 'subject',
      pattern: `(?:handed|hands|gave|gives|delivered|delivers|provided|provides|presented|presents|released|releases|published|publishes|submitted|shared|produced|supplied|turned over|passed|passes|declassified|unveiled|showed|furnished|displayed|circulated|leaked|made public|has made public|posted|aired) (?:(?!says |said |told |that |which |who )\\S+ ){0,9}?(?:evidence|proof|documents?|documentation|dossier|files?|records|data|readings|measurements|results|analys[ei]s|samples?|logs|invoices|receipts|contracts?|emails?|letters?|screenshots?|maps?|payrolls?|tapes?|test results|calculations|footage|videos?|images?|photographs?|photos?|pictures|recordings?|transcripts?|satellite|intelligence|drone|pieces|remains|components|fragments?|wreckage|debris|parts? of|serial numbers|names|list|coordinates)\\b`,
      strength: 0.65,
    },
    {
      id: 'proof-given',
      type: 'supply',
      pattern: `(?:evidence|proof|documents?|documentation|dossier|intelligence|files?|footage|data|records) (?:\\S+ ){0,10}?(?:(?:been |was |were )?(?:passed|handed|provided|delivered|given|submitted|shared|turned over|released|published)|obtained by|seen by|reviewed by|shared with|provided to) (?:\\S+ ){0,2}?(?:by|to|with|over)\\b`,
      strength: 0.6,
    },
    {
      id: 'attached',
      type: 'supply',
      pattern: `(?:videos?|photos?|photographs?|images|footage|documents?|evidence|maps?|transcripts?) (?:\\S+ ){0,4}?(?:are|is) (?:attached|enclosed|appended)\\b`,
      strength: 0.65,
    },
    {
      id: 'seized',
      type: 'supply',
      holder: 'subject',
      pattern: `(?:seized|recovered|confiscated|intercepted|retrieved|seizes) (?:\\S+ ){0,3}?(?:tons?|tonnes?|kilos?|kilograms?|packages?|pounds|bales?|weapons?|explosives?|cocaine|drugs|fentanyl|documents?|devices?|fragments?|cash|dollars|\\d\\S*)\\b`,
      strength: 0.7,
    },
    // retraction
    {
      id: 'drop-claim',
      type: 'retract',
      holder: 'subject',
      pattern: `(?:drop|drops|dropped|dropping|abandon|abandons|abandoned|withdraw|withdraws|withdrew|withdrawn|retract|retracts|retracted|remove|removes|removed|deleted?|soften|softens|softened|softening|revise|revised|retreats?|retreated|backs? (?:away|off|down)|backed (?:away|off|down)|walks? back|walked back|walking back|backtrack(?:s|ed)?|rescinded|disavow(?:s|ed)?|toned down|watered down|scaled back|struck|renounced?|recant(?:s|ed)?) (?:\\S+ ){0,7}?(?:{CLAIM}|mentions?|references?|wording|language|part|remarks?|post|case|comments?)\\b`,
      strength: 0.75,
    },
    {
      id: 'taken-out',
      type: 'retract',
      holder: 'subject',
      pattern: `(?:taken|took|takes) (?:\\S+ ){0,8}?(?:out of|back|down)\\b`,
      strength: 0.55,
    },
    {
      id: 'was-wrong',
      type: 'retract',
      holder: 'subject',
      pattern: `(?:apologi[sz]ed|apologi[sz]es|corrected (?:itself|himself|herself|the record|its|his|her)|issued a correction|admitted (?:an? )?(?:error|mistake|wrong)|acknowledged (?:an? )?(?:error|mistake)|was mistaken|(?:conceded|admitted|acknowledged|concedes|admits|acknowledges|admitting) (?:\\S+ ){0,4}?(?:been |was |were )?(?:wrong|mistaken|in error)|misspoke|regrets? the error)`,
      strength: 0.7,
    },
    // courts and police
    {
      id: 'acquitted',
      type: 'acquittal',
      pattern: `\\b(?:acquit|acquits|acquitted|acquitting|acquittal|(?:found|find|finds|finding|verdict of) (?:\\S+ ){0,5}?(?:not guilty|innocent)|not guilty verdict|exonerat(?:ed|es|ing)|cleared (?:of|by|him|her|them)|clears (?:man|woman|him|her|them|former|ex)|jury clears)\\b`,
      strength: 0.9,
    },
    {
      id: 'dropped',
      type: 'dropped',
      pattern: `(?:(?:drop|drops|dropped|dropping|dismiss|dismisses|dismissed|dismissing|threw out|throws out|thrown out|tossed|tosses) (?:\\S+ ){0,4}?(?:charges|case|indictment|lawsuit|suit|complaint)|(?:charges|case|indictment|lawsuit|suit|complaint) (?:\\S+ ){0,3}?(?:dropped|dismissed|thrown out|tossed|closed|shelved))\\b`,
      strength: 0.8,
    },
    {
      id: 'plea',
      type: 'plea',
      holder: 'subject',
      pattern: `(?:plead|pleads|pleaded|pled|pleading) guilty|guilty plea`,
      strength: 0.9,
    },
    {
      id: 'convicted',
      type: 'ruling',
      pattern: `\\b(?:convicted|convicts|conviction of|found guilty|finds? (?:\\S+ ){0,4}?guilty|sentenced|sentences (?:\\S+ ){0,3}?to|ruled|rules that|ruling|verdict|overturn(?:ed|s)|upheld|judge (?:blocks?|blocked|orders?|ordered)|court (?:\\S+ ){0,4}?(?:orders?|ordered|halts?|halted|blocks?|blocked|rejects?|rejected|finds?|found|backs?|backed)|blocked by (?:\\S+ ){0,4}?court|ordered by (?:\\S+ ){0,3}?(?:court|judge)|resolution (?:\\S+ ){0,6}?(?:found|adopted|passed)|in breach of|declared that (?:\\S+ ){0,3}?(?:is )?violating|violat(?:ing|ed|es) (?:\\S+ ){0,4}?(?:commitments|obligations|duties))\\b`,
      strength: 0.7,
    },
    {
      id: 'warrant',
      type: 'warrant',
      pattern: `(?:arrest warrants?|warrant for|warrants? (?:\\S+ ){0,3}?(?:issued|arrest)|european warrant|search warrant|extradit(?:ed|es|ing|ion)|handed over by|manhunt)`,
      strength: 0.7,
    },
    {
      id: 'charged',
      type: 'charge',
      pattern: `(?:(?:was|were|been|being|be|who is|is|are|has|have) (?:formally |also |since )?(?:charged|indicted|arraigned|arrested|detained|placed under arrest|taken into custody|accused by prosecutors)|(?:charge|charges|charged|charging) (?:\\S+ ){0,5}?(?:with|over)|\\bcharges against|enough evidence to charge|prosecutors (?:\\S+ ){0,3}?(?:say|said)|filed charges|brought charges|indict(?:s|ed)\\b|criminal complaint|(?:prosecutors?|police|authorities|agents|officers|prosecutors? office) (?:\\S+ ){0,3}?(?:charged?|arrest(?:ed)?|detain(?:ed)?|indict(?:ed)?|suspects?|accuses?|accused|allege)|announced the arrest|made an arrest|(?:sanctioned|sanctions|imposed sanctions))\\b`,
      strength: 0.65,
    },
    // confirmation
    {
      id: 'confirms',
      type: 'confirm',
      holder: 'subject',
      pattern: `(?:vouched for|bore out|bears out|backs? up|backed up|lends? support|lent support|consistent with|supports? (?:the |its |his |her |their )?(?:what|account|claims?|allegations?|version|view)|in line with what|really (?:was|were|did)|did (?:indeed|in fact)|indeed (?:was|were|had))\\b`,
      strength: 0.65,
    },
    {
      id: 'found-evidence',
      type: 'confirm',
      holder: 'subject',
      pattern: `(?:found|finds|uncovered|documented|detected|identified) (?:\\S+ )?(?:evidence|proof|traces|signs) (?:of|that)\\b`,
      strength: 0.65,
    },
    // silence
    {
      id: 'no-comment',
      type: 'no_comment',
      holder: 'subject',
      pattern: `(?:(?:declin|refus)(?:ed|es|ing) (?:to )?(?:comment|answer|discuss|elaborate|respond|say)|no comment|(?:did|does|has|have|had) not (?:immediately |yet |promptly )?(?:respond|responded|reply|replied|comment|commented|answer|answered|return(?:ed)? (?:a |calls|messages|requests))|would (?:neither|not) (?:confirm|comment|say|discuss)|(?:neither|could not|not) confirm(?:ed|s)? (?:nor|or) den(?:y|ied|ies)|silent on|kept silent|remained silent|didn't (?:immediately )?(?:respond|reply))`,
      strength: 0.9,
    },
    // upheld, qualified
    {
      id: 'not-withdrawn',
      type: 'upheld',
      holder: 'subject',
      pattern: `(?:{NEG}) (?:\\S+ ){0,2}?(?:withdraw|withdrawn|withdrew|retract|retracted|drop|dropped|abandon|abandoned|back(?:ed)? (?:down|away)|walk(?:ed)? back|apologi[sz]e|change its|changed its)\\b`,
      strength: 0.85,
    },
    {
      id: 'stands-by',
      type: 'upheld',
      holder: 'subject',
      pattern: `(?:stands?|stood|standing) (?:firmly |fully )?by\\b|(?:stuck|sticks?|sticking|holds?|held) (?:firmly )?(?:to|by) (?:its|his|her|their|the) (?:\\S+ )?(?:claims?|accusations?|allegations?|version|account|story)|double[sd]? down|doubling down|repeat(?:s|ed|ing)? the (?:accusation|claim|allegation|charge)s?|insists? (?:on|it is true)|reiterat(?:es|ed|ing) (?:\\S+ ){0,3}?(?:accusation|claim|allegation|charge)s?`,
      strength: 0.85,
    },
    {
      id: 'qualifies',
      type: 'qualifies',
      pattern: `(?:partly true|partially true|only part(?:ly|ially)? (?:true|correct)|half true|not entirely|not the whole story|needs? context|missing context|out of context|up to a point|true in part|only some of|not all of (?:it|them|those)|clarified that|with the caveat|overgenerali[sz])`,
      strength: 0.7,
    },
  ],
  negators: `not never no nor neither without cannot can't couldn't won't wouldn't didn't doesn't don't hasn't haven't hadn't isn't wasn't weren't aren't none nothing nobody hardly`,
  hedges: `allegedly reportedly supposedly purportedly apparently alleged supposed purported so-called might may could perhaps possibly if whether`,
}
