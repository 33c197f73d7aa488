/** Nouns by which texts call those who speak. `person` roles are held by somebody named; `body` is an institution. */
export type RoleKind = 'person' | 'body' | 'group' | 'unnamed'

const EN: Record<RoleKind, string> = {
  person: `president vice-president premier minister secretary chancellor prime-minister spokesman spokeswoman spokesperson
    director chief head leader commander general admiral colonel captain cmdr gen sen rep senator congressman congresswoman lawmaker representative governor mayor
    ambassador envoy adviser advisor attorney prosecutor judge justice lawyer counsel sheriff deputy undersecretary
    chairman chairwoman chair ceo founder professor researcher analyst expert dictator king queen prince pope bishop dr mr mrs ms
    suspect defendant witness diplomat journalist reporter candidate activist historian scientist inspector commissioner czar
    mp officer spymaster administrator superintendent widow agent exagent engineer doctor scientist farmer pilot survivor victim resident student nurse detective coach executive manager owner rapporteur monitor investigator technician economist banker editor preacher sister brother wife husband relative`,
  body: `government administration department ministry agency bureau office court jury tribunal police army navy military
    embassy commission committee council board senate congress parliament party union company firm organization organisation
    watchdog regime presidency cabinet authority fbi institute university hospital association federation group force inquiry panel
    prosecution company firm charity team taskforce panel delegation mission network coalition alliance foundation observatory campaign faction union club church coastguard service services laboratory lab defence defense directorate secretariat intelligence`,
  group: `authorities officials prosecutors investigators jurors police lawyers attorneys lawmakers senators congressmen members
    experts analysts specialists scientists academics observers critics opponents allies diplomats historians engineers doctors
    researchers activists campaigners relatives families family neighbours neighbors residents witnesses judges soldiers troops rebels
    republicans democrats leaders ministers governments agencies countries states organisations organizations groups
    professionals skeptics sceptics watchdogs inspectors spies agents officers journalists reporters commentators monitors villagers locals survivors victims nurses pilots managers executives protesters fishermen workers employees students parents separatists suspects defendants detainees men women militants demonstrators pathologists farmers teachers economists epidemiologists virologists`,
  unnamed: `source sources insider insiders official aide aides`,
}

const ES: Record<RoleKind, string> = {
  person: `presidente presidenta mandatario mandataria ministro ministra secretario secretaria canciller titular jefe jefa director directora vocero vocera
    portavoz procurador procuradora contralor contralora gobernador gobernadora alcalde alcaldesa embajador embajadora senador senadora diputado diputada fiscal juez jueza magistrado magistrada
    abogado abogada defensor comandante general almirante coronel capitan exgeneral lider dirigente asesor asesora comisionado comisionada subsecretario subsecretaria
    expresidente expresidenta exministro exministra exjefe exdirector exagente viceministro viceministra vicepresidente vicepresidenta dictador rey reina papa
    experto experta analista especialista investigador investigadora profesor profesora periodista testigo sospechoso acusado familiar pariente viuda
    hermano hermana esposa esposo agente funcionario funcionaria representante legislador legisladora congresista premier candidato candidata opositor opositora activista
    ingeniero ingeniera medico medica piloto enfermera enfermero sobreviviente superviviente victima obispo sacerdote tecnico perito gerente directivo editor doctor doctora relator relatora inspector inspectora presidencia`,
  body: `gobierno ejecutivo administracion departamento ministerio secretaria cancilleria agencia oficina tribunal corte jurado policia ejercito armada marina
    embajada comision comite consejo junta senado congreso parlamento asamblea partido sindicato laboratorio empresa compania ong colegio iglesia organizacion organismo ente entidad
    dependencia institucion fiscalia procuraduria regimen presidencia gabinete instituto universidad asociacion federacion grupo defensa oposicion
    justicia direccion sede guardia inteligencia equipo delegacion mision panel coalicion fundacion observatorio bancada comando`,
  group: `autoridades funcionarios fiscales investigadores jurados sospechosos acusados detenidos hombres mujeres abogados legisladores senadores diputados congresistas expertos expertas
    analistas especialistas cientificos academicos observadores criticos opositores aliados diplomaticos historiadores ingenieros medicos
    activistas manifestantes independentistas familiares familias familia vecinos residentes testigos jueces soldados lideres dirigentes ministros gobiernos agencias paises organizaciones
    policias periodistas defensores magistrados republicanos democratas voceros portavoces habitantes pobladores pescadores obreros trabajadores empleados estudiantes padres monitores ejecutivos directivos sobrevivientes supervivientes victimas enfermeras ingenieros pilotos peritos tecnicos campesinos agentes naciones inspectores pesquisas diputadas`,
  unnamed: `fuente fuentes alto-funcionario altos-funcionarios responsables allegados`,
}

function index(table: Record<RoleKind, string>): Map<string, RoleKind> {
  const roles = new Map<string, RoleKind>()
  for (const kind of ['unnamed', 'group', 'body', 'person'] as const) {
    for (const word of table[kind].trim().split(/\s+/)) roles.set(word, kind)
  }
  return roles
}

const ROLES = { en: index(EN), es: index(ES) }
// "police" is a body that takes a plural verb; "secretaria" mostly an office, not a person, before a name of a matter
ROLES.en.set('police', 'body')
ROLES.en.set('family', 'group')

export function roleOf(folded: string, language: 'en' | 'es'): RoleKind | undefined {
  const role = ROLES[language].get(folded)
  if (role !== undefined || language === 'en' || !folded.startsWith('ex') || folded.length < 6) return role
  return ROLES.es.get(folded.slice(2))
}

/** Words that mean the same office: "la mandataria" may be "la presidenta". */
const OFFICES: string[][] = [
  'president presidente presidenta mandatario mandataria ejecutivo premier leader lider dictator dictador expresidente jefa'.split(
    ' ',
  ),
  'minister ministro ministra secretary secretario secretaria titular canciller chancellor'.split(' '),
  'spokesman spokeswoman spokesperson vocero vocera portavoz'.split(' '),
  'director directora head chief jefe jefa titular funcionario official administrator'.split(' '),
  'lawyer attorney abogado abogada counsel'.split(' '),
  'prosecutor fiscal attorney funcionario'.split(' '),
  'general admiral almirante exgeneral commander comandante cmdr'.split(' '),
  'lawmaker senator rep sen congressman congresswoman representative senador senadora diputado diputada congresista legislador legisladora'.split(
    ' ',
  ),
  'adviser advisor asesor asesora'.split(' '),
]

/** Could two role words stand for one office? */
export function sameOffice(one: string, other: string): boolean {
  return one === other || OFFICES.some((office) => office.includes(one) && office.includes(other))
}

/** Words that may stand between a determiner and a role noun and belong to it. */
export const ROLE_MODIFIERS = new Set(
  `former ex senior top chief deputy acting federal national state local military presidential foreign defense defence justice interior security
  press public human rights nuclear international interim right-hand prime vice high ranking government intelligence law enforcement
  independent several some many other two three four various outside anonymous unnamed western crime organized organised drug trade health legal
  police border immigration democratic republican democrat opposition church army navy naval air force revised ousted late chief special
  alto alta altos altas varios varias algunos algunas otros otras antiguo antigua primer primera actual ex propio propia presidencial presidenciales
  federales nacionales estatal locales exteriores judicial judiciales militar policial internacional internacionales independientes occidentales
  information finance transport environment agriculture education labour labor tourism culture sport sports housing planning economy
  economic infrastructure communications immigration migration science technology mexicana director general atomic former-law counter-narcotics homeland supreme highest appeals constitutional district`.split(
    /\s+/,
  ),
)
