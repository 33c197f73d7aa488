import type { CueGrammar } from './cue-grammar.ts'

/** English verbs by what they do with what follows them; forms after `=`, a particle after `~`. */
export const ENGLISH_VERBS: CueGrammar['verbs'] = {
  say: `say=said tell=told state add note explain declare announce report write=wrote,written post argue insist stress
      maintain recall remark comment respond reply reiterate repeat emphasize emphasise underline underscore observe
      describe call characterize characterise think=thought believe consider estimate warn reveal disclose
      point~out suggest indicate relay predict depict portray quip tweet boast brag vow pledge
      caution cite hint hold=held~that hit~back go=went~on fire~back shoot=shot~back lament complain counter retort contend
      label dub term regard express voice speak=spoke,spoken speculate unveil inform notify brief refer assure
      outline acknowledge~receipt unveil launch present answer clarify joke opine elaborate recount proclaim declare confide concur interject chime~in testify plead~that surmise reckon figure~that guess assume presume allude hypothesize theorize theorise posit propose pronounce profess aver avow swear=swore,sworn attest affirm exclaim mutter remind recall reason rejoin claim~that confirm~that pin=pinned~on put=put~blame put=put~figure put=put~number lay=laid~blame`,
  charge: `accuse hold=held~responsible allege claim assert blame attribute link tie=tied,tying brand implicate contend charge~that denounce finger point~to
      point~at trace connect suspect condemn~as designate affirm insinuate incriminate finger fault ascribe impute uphold=upheld`,
  deny: `deny rule=ruled~out decline~existence distance~itself distance~himself contest disclaim negate disagree differ object protest reject dismiss refute rebuff rebut=rebutted,rebutting repudiate disavow debunk disprove scoff~at brush~aside brush~off wave~aside wave~away shrug~off
      discredit rubbish deride contradict quash swat=swatted,swatting~away rule~out spurn laugh~off decry~as`,
  doubt: `doubt question dispute challenge cast=cast~doubt pour~cold mock ridicule query`,
  find: `find=found conclude determine establish assess judge ascertain discover learn=learned,learnt deem decide`,
  confirm: `testify confirm corroborate verify authenticate vouch~for validate substantiate bear=bore,borne~out attest`,
  concede: `concede accept grant=granted~that admit=admitted,admitting acknowledge recognize recognise confess own~up`,
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
}

/** Word lists that the English frames refer to. */
export const ENGLISH_LISTS: CueGrammar['lists'] = {
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
}
