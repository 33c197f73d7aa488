import { late } from '../../domain/late.ts'

/** Bodies known by their initials or a plain name, and the country they belong to. General knowledge. */
const TABLE = `
United States|dea dhs ice cbp fbi cia nsa doj atf dod nsc odni dni cdc fda epa fema uscis centcom southcom northcom secret-service department-of-justice justice-department departamento-de-justicia state-department department-of-state departamento-de-estado treasury treasury-department departamento-del-tesoro department-of-homeland-security homeland-security departamento-de-seguridad-nacional department-of-defense defense-department war-department departamento-de-defensa drug-enforcement-administration customs-and-border-protection border-patrol patrulla-fronteriza attorney-general southern-command comando-sur central-command
Russia|fsb gru svr roscosmos rosatom
Ukraine|sbu hur gur
United Kingdom|mi5 mi6 gchq mod
Israel|idf mossad shin-bet fdi
Iran|irgc
Germany|bnd bka bfv generalbundesanwalt
France|dgse dgsi
Spain|cni guardia-civil
Mexico|sedena semar fgr sspc sre unam
Venezuela|sebin dgcim psuv
Colombia|das dne
Dominican Republic|dncd
China|pla ccp mss
Pakistan|isi ispr
India|raw iaf
South Korea|nis jcs
`

const owners = late(() => {
  const owners = new Map<string, string>()
  for (const line of TABLE.trim().split('\n')) {
    const [country = '', list = ''] = line.split('|')
    for (const name of list.split(' ')) owners.set(name.replaceAll('-', ' '), country)
  }
  return owners
})

/** Country a body belongs to, by its initials or folded name; null where it is not a known one. */
export function ownerOf(folded: string): string | null {
  const bare = folded.includes(' ') ? folded.replace(/^(?:the|el|la|los|us) /, '') : folded
  return owners().get(bare) ?? null
}

/** Newspapers, agencies and broadcasters: they report what others say. */
const MEDIA =
  /\b(?:reuters|associated press|afp|efe|ap|bbc|cnn|fox news|nbc|abc news|cbs|msnbc|npr|bloomberg|new york times|washington post|wall street journal|guardian|financial times|le monde|der spiegel|spiegel|die zeit|el pais|el mundo|la jornada|reforma|milenio|el universal|telesur|al jazeera|tass|ria novosti|interfax|xinhua|newspaper|news agency|broadcaster|diario|periodico|cadena|semanario|televisora|revista|magazine|titular|headline|journal|times|post|tribune|herald|gazette|rt|cgtn|sky news|television|televisora|radio|channel|asharq al awsat|global times|canal)\b/

export function isMedia(folded: string): boolean {
  return MEDIA.test(folded)
}

/** One that reports; not the Panama Canal's authority, nor the voice of a state. */
export function isReporter(folded: string): boolean {
  return (
    isMedia(folded) &&
    !/\b(?:canal|authority|autoridad|state|estatal|titular|headline|presidency|presidencia)\b/.test(folded)
  )
}

/** What texts call bodies known by their initials: "the department", "el organismo". */
const KINDS: [kinds: string, initials: string][] = [
  ['department departamento dependencia', 'dhs doj dod'],
  ['agency agencia dependencia', 'dea cia nsa fema epa cbp ice fda iaea'],
  ['bureau agency agencia buro', 'fbi atf'],
  ['organismo agencia organization organisation agency', 'oiea oms who opcw opaq onu un iaea aiea'],
  ['service servicio', 'fsb svr sbu mi5 mi6 bnd cni'],
]

export function kindsOf(folded: string): string[] {
  return KINDS.flatMap(([kinds, initials]) => (initials.split(' ').includes(folded) ? kinds.split(' ') : []))
}
