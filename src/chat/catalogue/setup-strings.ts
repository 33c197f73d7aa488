/** What `onrecord init` asks, tells and writes into files, and what `onrecord check` finds. */
export type SetupStrings = {
  init: {
    languages: string
    countries(known: string): string
    topics(known: string): string
    which: string
    title: string
    text: string
    claimant: string
    madeOn: string
    called: Record<'en' | 'es', string>
    slack: string
    discord: string
    contact: string
    zone: string
    /** The words offered as what an empty answer means. */
    all: string
    no: string
    nothingFits: string
    seen(date: string): string
    neverSeen: string
    off: string
    wrote(file: string): string
    /** Where nothing but one channel was named. */
    oneChannel(platform: string): string
    left(file: string): string
    replace(file: string): string
    replaceAll(files: string): string
    kept: string
    files: Record<'onrecord' | 'sources' | 'claims' | 'env' | 'slack' | 'discord', string>
  }
  /** Answers that do not fit. */
  wrong: {
    language(typed: string): string
    noneOf(word: string, known: string): string
    catalogue(id: string, known: string): string
    number(word: string, count: number): string
    zone(typed: string): string
    /** Why an answer does not fit, each after the answer itself. */
    value(typed: string, why: string): string
    why: Record<'line' | 'date' | 'address', string>
    channel: Record<'slack' | 'discord', (typed: string) => string>
    yesOrNo: string
    configuration(why: string): string
    ended: string
  }
  check: {
    /** Of equal width: a list is read by its left edge. */
    marks: Record<'fine' | 'warning' | 'broken', string>
    /** What was looked at, by its name in `--json`; platforms go by their own. */
    what: Record<'configuration' | 'contact' | 'record' | 'disk' | 'clock' | 'source' | 'network', string>
    counts(fine: number, warnings: number, broken: number): string
    configuration(claims: number, enabled: number, sources: number, watches: number): string
    noSources: string
    addSource: string
    noClaims: string
    addClaim: string
    noContact: string
    setContact: string
    chain(database: string, entries: number): string
    brokenChain(database: string, entry: number): string
    restore: string
    room(gib: string, folder: string): string
    makeRoom: string
    clockOff(seconds: number, ahead: boolean, source: string): string
    setClock: string
    noClock: string
    waits(posts: number): string
    noToken: string
    setUp(platform: string): string
    setUpWaiting(platform: string): string
    newToken(platform: string): string
    token(bot: string, place: string): string
    unknownToken: string
    allRights: string
    missing(rights: string): string
    noServer(bot: string): string
    invite: string
    channel(name: string): string
    giveRights: string
    addScopes: string
    archived: string
    unarchive: string
    notIn: string
    inviteThere: string
    isIn: string
    rightChannel: string
    noNetwork(sources: number): string
    lookAtNetwork: string
    unchanged: string
    entries(count: number): string
    newest(day: string): string
    undated: string
    moved: string
    newAddress(address: string): string
    empty: string
  }
}
