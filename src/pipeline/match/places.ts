import { withoutAccents } from '../../domain/without-accents.ts'

/**
 * States and a few regions as news texts in English and Spanish name them: country, people, capital (which stands for
 * its government). General knowledge, one line a place: its id, then names; `_` is a space, `*` stands for the Spanish
 * endings o, a, os, as. Names with an upper-case letter match only when printed in capitals ("US", never "us").
 */
const LINES = `
us: US USA united_states american americans estados_unidos estadounidense estadounidenses EEUU EE_UU EUA washington norteamerican*
mexico: mexico mexican mexicans mexican*
canada: canada canadian canadians canadiense canadienses ottawa
guatemala: guatemala guatemalan guatemalans guatemaltec*
honduras: honduras honduran hondurans hondureñ* tegucigalpa
salvador: el_salvador salvadoran salvadorans salvadoreñ*
nicaragua: nicaragua nicaraguan nicaragüense nicaragüenses managua
costarica: costa_rica costa_rican costarricense costarricenses
panama: panama panamanian panameñ*
cuba: cuba cuban cubans cuban* havana la_habana
haiti: haiti haitian haitians haitian*
dominican: dominican_republic republica_dominicana dominicans dominican*
puertorico: puerto_rico puerto_rican
colombia: colombia colombian colombians colombian* bogota
venezuela: venezuela venezuelan venezuelans venezolan* caracas
ecuador: ecuador ecuadorian ecuadorean ecuatorian* quito
peru: peru peruvian peruvians peruan*
bolivia: bolivia bolivian bolivian*
brazil: brazil brazilian brazilians brasil brasileñ* brasilia
chile: chile chilean chileans chilen*
argentina: argentina argentine argentinian argentin* buenos_aires
uruguay: uruguay uruguayan uruguay* montevideo
paraguay: paraguay paraguayan paraguay*
guyana: guyana guyanese guyanes*
uk: UK united_kingdom britain british briton britons reino_unido britanic* england english_government london inglaterra londres
ireland: ireland irish irlanda irlandes* dublin
france: france french francia frances francesa franceses francesas paris
spain: spain spanish españa español española españoles españolas madrid
portugal: portugal portuguese portugues portuguesa lisbon lisboa
germany: germany german germans alemania aleman alemana alemanes alemanas berlin
italy: italy italian italians italia italian*
vatican: vatican vaticano holy_see santa_sede
netherlands: netherlands dutch paises_bajos holanda neerlandes*
belgium: belgium belgian belgica belga belgas
switzerland: switzerland swiss suiza suiz*
austria: austria austrian austriac* vienna
poland: poland polish polonia polac* warsaw varsovia
sweden: sweden swedish suecia suec* stockholm estocolmo
norway: norway norwegian noruega norueg* oslo
denmark: denmark danish dinamarca danes danesa copenhagen copenhague
greenland: greenland greenlandic groenlandia groenlandes*
finland: finland finnish finlandia finlandes* helsinki
estonia: estonia estonian tallinn
latvia: latvia latvian letonia riga
lithuania: lithuania lithuanian lituania vilnius
hungary: hungary hungarian hungria hungar* budapest
romania: romania romanian rumania ruman* bucharest
bulgaria: bulgaria bulgarian bulgar*
greece: greece greek grecia grieg* athens atenas
serbia: serbia serbian serbi* belgrade belgrado
ukraine: ukraine ukrainian ukrainians ucrania ucranian* kyiv kiev
crimea: crimea crimean
belarus: belarus belarusian bielorrusia bielorrus* minsk
russia: russia russian russians rusia rus* moscow moscu kremlin
georgia: tbilisi georgian georgian*
armenia: armenia armenian armeni*
azerbaijan: azerbaijan azerbaijani azerbaiyan baku
turkey: turkey turkish turkiye turquia turc* ankara
syria: syria syrian syrians siria siri* damascus damasco
lebanon: lebanon lebanese libano libanes* beirut hezbollah
israel: israel israeli israelis israeli israelies
palestine: palestine palestinian palestinians palestina palestin*
gaza: gaza gazan
iran: iran iranian iranians irani iranies tehran teheran
iraq: iraq iraqi iraqis irak iraqui iraquies baghdad bagdad
saudi: saudi_arabia saudi saudis arabia_saudi arabia_saudita riyadh riad
yemen: yemen yemeni houthi houthis huties
qatar: qatar qatari doha
emirates: UAE united_arab_emirates emiratos_arabes_unidos emirati
egypt: egypt egyptian egipto egipci* cairo
libya: libya libyan libia libi*
tunisia: tunisia tunisian tunez tunecin*
algeria: algeria algerian argelia argelin*
morocco: morocco moroccan marruecos marroqui marroquies
sudan: sudan sudanese sudanes*
ethiopia: ethiopia ethiopian etiopia etiope
somalia: somalia somali
kenya: kenya kenyan kenia keniano nairobi
nigeria: nigeria nigerian nigerians nigerian*
southafrica: south_africa south_african sudafrica sudafrican*
congo: congo congolese congoleñ*
rwanda: rwanda rwandan ruanda ruandes*
afghanistan: afghanistan afghan afghans afganistan afgan* kabul taliban talibanes
pakistan: pakistan pakistani paquistan paquistani islamabad
india: india indian indians new_delhi nueva_delhi hindu
bangladesh: bangladesh bangladeshi
srilanka: sri_lanka sri_lankan
myanmar: myanmar burma burmese birmania
china: china chinese chin* beijing pekin
hongkong: hong_kong
taiwan: taiwan taiwanese taiwanes* taipei
tibet: tibet tibetan
northkorea: north_korea north_korean north_koreans corea_del_norte norcorean* pyongyang
southkorea: south_korea south_korean corea_del_sur surcorean* seoul seul
japan: japan japanese japon japones japonesa japoneses tokyo tokio
vietnam: vietnam vietnamese vietnamita hanoi
thailand: thailand thai tailandia tailandes*
philippines: philippines philippine filipino filipinos filipinas filipin* manila
indonesia: indonesia indonesian indonesi*
malaysia: malaysia malaysian malasia malasi*
australia: australia australian australians australian*
newzealand: new_zealand nueva_zelanda
europe: europe european europeans europa europe*
africa: africa african africans african*
asia: asia asian asiatic*
latam: latin_america latin_american america_latina latinoamerica latinoamerican*
caribbean: caribbean caribe caribeñ*
mideast: middle_east oriente_medio medio_oriente oriente_proximo
pacific: pacific_ocean eastern_pacific oceano_pacifico pacifico_oriental
`

/** Bodies whose short and long names, in both languages, mean one thing. Same notation. */
const BODIES = `
eu: european_union union_europea UE
un: UN U_N ONU united_nations naciones_unidas
nato: nato otan NATO OTAN
who: WHO world_health_organization OMS organizacion_mundial_de_la_salud
iaea: IAEA OIEA international_atomic_energy_agency organismo_internacional_de_energia_atomica un_nuclear_watchdog agencia_nuclear_de_la_onu
imf: IMF FMI international_monetary_fund fondo_monetario_internacional
worldbank: world_bank banco_mundial
icc: ICC CPI international_criminal_court corte_penal_internacional
oas: OAS OEA organization_of_american_states organizacion_de_los_estados_americanos
isis: ISIS ISIL Daesh islamic_state estado_islamico
dhs: DHS homeland_security department_of_homeland_security departamento_de_seguridad_nacional seguridad_nacional_estadounidense
ice: ICE immigration_and_customs_enforcement servicio_de_inmigracion_y_control_de_aduanas agencia_migratoria control_de_inmigracion
cbp: CBP customs_and_border_protection border_patrol patrulla_fronteriza aduanas_y_proteccion_fronteriza oficina_de_aduanas
uscis: USCIS citizenship_and_immigration_services
tsa: TSA transportation_security_administration
coastguard: coast_guard guardia_costera
fbi: FBI federal_bureau_of_investigation
cia: CIA central_intelligence_agency agencia_central_de_inteligencia
nsa: NSA national_security_agency
dea: DEA drug_enforcement_administration administracion_de_control_de_drogas
atf: ATF bureau_of_alcohol_tobacco
doj: DOJ justice_department department_of_justice departamento_de_justicia
pentagon: pentagon pentagono defense_department department_of_defense departamento_de_defensa war_department department_of_war departamento_de_guerra DOD
statedept: state_department department_of_state departamento_de_estado
treasury: treasury_department us_treasury department_of_the_treasury departamento_del_tesoro OFAC
whitehouse: white_house casa_blanca
congress: congress congreso capitol_hill
supremecourt: supreme_court suprema_corte corte_suprema tribunal_supremo
fda: FDA food_and_drug_administration
cdc: CDC centers_for_disease_control centros_para_el_control
hhs: HHS department_of_health_and_human_services
epa: EPA environmental_protection_agency
fed: federal_reserve reserva_federal
gsi5: MI5
mi6: MI6
mossad: mossad
idf: IDF israel_defense_forces fuerzas_de_defensa_de_israel
irgc: IRGC revolutionary_guard revolutionary_guards guardia_revolucionaria
fsb: FSB
fgr: FGR fiscalia_general_de_la_republica
sre: SRE secretaria_de_relaciones_exteriores
ssc: SSPC secretaria_de_seguridad
sedena: SEDENA secretaria_de_la_defensa
ncagency: NCA national_crime_agency
interpol: interpol
europol: europol
`

export type KnownName = {
  id: string
  kind: 'place' | 'body'
  /** Folded words of the name in order. */
  words: string[]
  /** Match only where the text prints it in capitals. */
  capitalsOnly: boolean
}

/** Spelled-out names of places and bodies, one entry a spelling. */
export function listKnownNames(): KnownName[] {
  return [...read(LINES, 'place'), ...read(BODIES, 'body')]
}

function read(lines: string, kind: KnownName['kind']): KnownName[] {
  return lines
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [id = '', names = ''] = line.split(': ')
      return names.split(' ').flatMap((name) => spell(name).map((spelling) => entry(id, kind, spelling)))
    })
}

function spell(name: string): string[] {
  return name.endsWith('*') ? ['o', 'a', 'os', 'as'].map((ending) => name.slice(0, -1) + ending) : [name]
}

function entry(id: string, kind: KnownName['kind'], name: string): KnownName {
  const capitalsOnly = /\p{Lu}/u.test(name)
  const plain = withoutAccents(name)
  return { id, kind, capitalsOnly, words: plain.split('_') }
}
