/**
 * English for the words of Spanish bodies and groups: a reader of an English channel, and a copy of the same statement
 * in English, know "fiscalía" only as prosecutors.
 */
const TABLE = `justicia=justice defensa=defence exteriores=foreign seguridad=security salud=health hacienda=finance interior=interior
gobernacion=interior educacion=education energia=energy ambiente=environment agricultura=agriculture economia=economy comercio=trade
ejercito=army armada=navy marina=navy aerea=air fuerza=force fuerzas=forces policia=police fiscalia=prosecutors fiscales=prosecutors fiscal=prosecutor
procuraduria=prosecutors corte=court tribunal=court suprema=supreme supremo=supreme constitucional=constitutional jurado=jury jueces=judges juez=judge
inteligencia=intelligence organismo=agency agencia=agency oficina=office comision=commission comite=committee consejo=council congreso=congress
senado=senate parlamento=parliament asamblea=assembly embajada=embassy cancilleria=foreign-ministry ministerio=ministry secretaria=ministry
departamento=department gobierno=government administracion=administration ejecutivo=government presidencia=presidency autoridades=authorities
expertos=experts expertas=experts especialistas=specialists-experts analistas=analysts cientificos=scientists investigadores=investigators
observadores=observers criticos=critics abogado=lawyer abogada=lawyer abogados=lawyers defensores=defence familiares=relatives familia=family
portavoz=spokesperson vocero=spokesperson testigos=witnesses periodistas=reporters medicos=doctors funcionarios=officials fuentes=sources
legisladores=lawmakers diputados=lawmakers senadores=senators oposicion=opposition partido=party sindicato=union empresa=company compania=company
internacional=international nacional=national federal=federal atomica=atomic nuclear=nuclear humanos=human derechos=rights electoral=electoral
guardia=guard civil=civil aduanas=customs migracion=migration estado=state tesoro=treasury justicia=justice naciones=nations unidas=united`

const ENGLISH = new Map(
  TABLE.split(/\s+/).map((pair) => {
    const [spanish = '', english = ''] = pair.split('=')
    return [spanish, english.replaceAll('-', ' ')] as const
  }),
)

/** English of the words of a Spanish phrase that the table has, in their order; empty where it has none. */
export function glossPhrase(folded: readonly string[]): string {
  return [...new Set(folded.flatMap((word) => ENGLISH.get(word) ?? []))].join(' ')
}

/** World bodies by Spanish initials or the telling words of their name, and the initials English readers know. */
const WORLD_BODIES: readonly (readonly [RegExp, string])[] = [
  [/\bopaq\b|prohibicion de (?:las )?armas quimicas/, 'OPCW'],
  [/\b(?:oiea|aiea)\b|internacional de (?:la )?energia atomica/, 'IAEA'],
  [/\boms\b|mundial de la salud/, 'WHO'],
  [/\boea\b|organizacion de (?:los )?estados americanos/, 'OAS'],
  [/\bcpi\b|corte penal internacional/, 'ICC'],
  [/\bcij\b|corte internacional de justicia/, 'ICJ'],
  [/\bcidh\b|interamericana de derechos humanos/, 'IACHR'],
  [/\bacnur\b/, 'UNHCR'],
]

/** English initials of the world body a folded Spanish name is; empty where it is none. */
export function glossWorldBody(folded: string): string {
  return WORLD_BODIES.find(([name]) => name.test(folded))?.[1] ?? ''
}
