import type { SetupStrings } from '../setup-strings.ts'

const called = (language: string) =>
  `What ${language} texts call it, with semicolons between (cartel bounties; bounties on ICE agents)`

export const setup: SetupStrings = {
  init: {
    languages: 'Languages of your sources (en, es, or both)',
    countries: (known) => `Countries (${known})`,
    topics: (known) => `Topics (${known})`,
    which: 'Which of them (numbers, all or none; your own are added afterwards)',
    title: 'A first claim, in a few words (empty: none yet)',
    text: 'The claim in one neutral sentence',
    claimant: 'Who makes it',
    madeOn: 'First made on (2025-10-14, 2025-10 or 2025)',
    called: { en: called('English'), es: called('Spanish') },
    slack: 'Slack channel to post to, by its id (C0…; empty: none)',
    discord: 'Discord channel to post to, by its id (empty: none)',
    contact: 'Address agencies can write to (e-mail or web; part of every request)',
    zone: 'Your time zone',
    all: 'all',
    no: 'no',
    nothingFits: 'No source of the catalogue fits; add yours with "onrecord sources try URL".',
    seen: (date) => `last seen working ${date}`,
    neverSeen: 'nobody has reported that it works',
    off: 'off until you switch it on',
    wrote: (file) => `wrote ${file}`,
    oneChannel: (platform) =>
      `Proposals for editors and the health of sources are posted in that channel too; "onrecord config set channels.review.${platform} ID channels.operations.${platform} ID" gives them one of their own.`,
    left: (file) => `left ${file} as it is`,
    replace: (file) => `${file} is there already. Replace it (it is kept as ${file}.bak)`,
    replaceAll: (files) =>
      `${files} are there already; a fresh clone has the shipped example in them. Replace them with your answers (each is kept as .bak), yes or no`,
    kept: 'Then nothing is asked and nothing changed. "onrecord init --config FOLDER" writes elsewhere.',
    files: {
      onrecord: 'How it runs, where it posts. Every key is explained by an editor that reads the schema above.',
      sources:
        'What is polled. "onrecord sources try URL" says what another address would give, ready to be pasted here.',
      claims: 'Who speaks and is spoken of, and each tracked claim. "onrecord backtest" tries a claim before it posts.',
      env: 'Values of this machine; keep this file to yourself. Every variable is explained in .env.example.',
      slack: '"onrecord slack setup" writes these two here.',
      discord: '"onrecord discord setup" writes it here.',
    },
  },
  wrong: {
    language: (typed) => `"${typed}" names no language it reads: en, es, or both.`,
    noneOf: (word, known) => `"${word}" is none of ${known}.`,
    catalogue: (id, known) => `There is no "${id}" in the catalogue: ${known}.`,
    number: (word, count) => `"${word}" is none of the numbers 1 to ${count}, nor "all" or "none".`,
    zone: (typed) =>
      `There is no time zone "${typed}". Zones go by names like America/Mexico_City; letters such as EST mean several.`,
    value: (typed, why) => `"${typed}": ${why}.`,
    why: {
      line: 'one line of words is needed, and not too long a one',
      date: 'expected a date such as 2025-10-14, 2025-10 or 2025',
      address: 'expected an e-mail or web address such as desk@example.org',
    },
    channel: {
      slack: (typed) =>
        `"${typed}" is no id of a channel. It begins with C and stands at the bottom of the channel's "About"; the link of the channel does as well.`,
      discord: (typed) =>
        `"${typed}" is no id of a channel. It is a long number: right-click the channel, "Copy Channel ID" (developer mode); its link does as well.`,
    },
    yesOrNo: 'Please type yes or no.',
    configuration: (why) => `These answers make no configuration that fits; nothing was written.\n${why}`,
    ended: 'The input ended before every question had an answer that fits; nothing was written.',
  },
  check: {
    marks: { fine: 'ok  ', warning: 'look', broken: 'bad ' },
    what: {
      configuration: 'configuration',
      contact: 'contact',
      record: 'record',
      disk: 'disk',
      clock: 'clock',
      source: 'source',
      network: 'network',
    },
    counts: (fine, warnings, broken) => `${fine} fine, ${warnings} to look at, ${broken} broken`,
    configuration: (claims, enabled, sources, watches) =>
      `${some(claims, 'claim')}, ${enabled} of ${some(sources, 'source')} enabled, ${some(watches, 'watch', 'watches')}`,
    noSources: 'no source is polled: nothing will come in',
    addSource: 'add one with "onrecord sources add URL", or switch one on in sources.yaml',
    noClaims: 'no claim is tracked: nothing will be posted',
    addClaim: 'add one with "onrecord claims add"; try it first with "onrecord backtest"',
    noContact: 'no contact address is set: agencies cannot tell who polls them',
    setContact: 'set http.contact in onrecord.yaml, or ONRECORD_CONTACT in .env',
    chain: (database, entries) => `${database}: ${entries} ledger entries, chain whole`,
    brokenChain: (database, entry) => `${database}: the chain breaks at entry ${entry}`,
    restore: 'stop the worker and restore the last backup',
    room: (gib, folder) => `${gib} GiB free in ${folder}`,
    makeRoom: 'make room, or move the database',
    clockOff: (seconds, ahead, source) => `${seconds} s ${ahead ? 'ahead of' : 'behind'} ${source}`,
    setClock: 'set the clock by the network (NTP)',
    noClock: 'no server told its time, so it was compared with none',
    waits: (posts) =>
      `${posts === 1 ? 'one post waits' : `${posts} posts wait`} for it, and no token is set: nothing is posted there, nothing is lost`,
    noToken: 'channels of it watch, and no token is set: nothing is posted there',
    setUp: (platform) => `run "onrecord ${platform} setup", or take its watches out of onrecord.yaml`,
    setUpWaiting: (platform) =>
      `run "onrecord ${platform} setup" and start again: what waits is then posted; what nobody needs any more goes with "onrecord deliveries drop N", and "onrecord deliveries" lists it`,
    newToken: (platform) => `check the network, or run "onrecord ${platform} setup" with a new token`,
    token: (bot, place) => `the token is ${bot}'s in ${place}`,
    unknownToken: 'Discord does not know this token',
    allRights: 'with all permissions',
    missing: (rights) => `missing permissions: ${rights}`,
    noServer: (bot) => `the token is ${bot}'s, which is in no server`,
    invite: 'open the invite link that "onrecord discord setup" prints',
    channel: (name) => `channel ${name}`,
    giveRights: "give them to the bot's role in that channel's settings",
    addScopes: 'add them under "OAuth & Permissions" at api.slack.com/apps, and install the app again',
    archived: 'it is archived',
    unarchive: 'unarchive it, or remove its watch',
    notIn: 'the bot is not in it',
    inviteThere: 'type "/invite @onrecord" there',
    isIn: 'the bot is in it',
    rightChannel: 'put the right channel id into onrecord.yaml, or remove its watch',
    noNetwork: (sources) =>
      sources === 1
        ? 'the name of the source was not resolved'
        : `none of the names of ${sources} sources was resolved`,
    lookAtNetwork: 'this machine may be offline, or lacks a name server: look there first, not at the sources',
    unchanged: 'answered, nothing new',
    entries: (count) => some(count, 'entry', 'entries'),
    newest: (day) => `newest of ${day}`,
    undated: 'none dated',
    moved: 'it has moved',
    newAddress: (address) => `put its new address into sources.yaml: ${address}`,
    empty: 'look at the address: an empty feed tells nothing',
  },
}

function some(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}
