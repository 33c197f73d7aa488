import { stemWord } from '../../text/stem-word.ts'

/**
 * Words that positions are taken with, both languages in one line, the idea before the colon. A general list of the
 * trade: it tells the learned reader which words of the two languages mean the same, not what they mean for a claim.
 */
const GROUPS = `
evidence: evidence proof prove proofs proven substantiate substantiated corroboration indication indications sign signs trace traces data documents document records record photographs footage images samples sample forensic prueba pruebas evidencia evidencias indicio indicios constancia sustento rastro rastros huella huellas vestigio vestigios datos documentos documento imagenes muestras muestra pericia peritaje acreditar acreditado demostrar demostrado probado
false: false untrue fake lie lies lying liar falsehood falsehoods hoax fiction fictitious invention invented fabricated fabrication fabricate concoct concocted bogus nonsense absurd ridiculous baseless unfounded groundless slander slanderous libel smear smears falso falsa falsos falsas falsedad mentira mentiras miente mienten mentiroso infundio bulo montaje invento invencion inventado inventada fabricado fabricada disparate absurdo absurda ridiculo ridicula infundado infundada infundadas infundados calumnia calumnias difamacion patrana farsa
deny: deny denies denied denial denying reject rejects rejected rejecting rejection refute refuted rebut rebutted repudiate repudiated negar niega niegan nego negaron negado negando desmentir desmiente desmintio desmintieron desmentido rechazar rechaza rechazo rechazaron rechazado rechazando refuta refuto descartar descarta descarto
doubt: doubt doubts doubted doubtful sceptical skeptical scepticism question questioned questions questionable implausible unlikely improbable unconvincing unconvinced contradict contradicts contradicted inconsistent dispute disputes disputed exaggerated overstated misleading flawed duda dudas dudar dudo dudoso dudosa esceptico esceptica cuestionar cuestiona cuestiono cuestionado inverosimil improbable contradice contradijo inconsistente exagerado exagerada enganoso errores
ridicule: pretext propaganda campaign provocation theatre circus farce show politically motivated distraction scapegoat witch hunt pretexto propaganda campana provocacion circo cortina persecucion motivacion politica excusa excuse excuses
accuse: accuse accuses accused accusing accusation accusations allege alleges alleged allegation allegations blame blames blamed blaming implicate implicated responsible responsibility culprit culprits behind perpetrator perpetrators acusar acusa acuso acusaron acusacion acusaciones culpar culpa culpo responsabilizar responsabiliza responsabilizo responsable responsables senalar senala senalo atribuir atribuye atribuyo autor autores autoria detras
say: say says said saying tell tells told state states stated declare declared announce announced write wrote add added decir dice dicen dijo dijeron declarar declara declaro declararon afirmar afirma afirmo senalar anuncio anunciar escribio agrego anadio asegurar asegura aseguro aseguraron manifesto expreso indico
insist: insist insists insisted maintain maintains maintained reiterate reiterated repeat repeated stand stands stood uphold upheld reaffirm reaffirmed insistir insiste insistio mantener mantiene mantuvo reiterar reitera reitero repite repitio ratificar ratifica ratifico sostener sostiene sostuvo sostienen reafirmo
confirm: confirm confirms confirmed confirmation corroborate corroborates corroborated verify verified verifies independently consistent matches match backed backs supports supported validate validated confirmar confirma confirmo confirmaron confirmacion corroborar corrobora corroboro verificar verifico verificado coincide coinciden coincidio respalda respaldo avala avalo compatible compatibles
conclude: conclude concludes concluded conclusion conclusions finding findings find finds found determine determined determines establish established assess assesses assessed assessment judge judged believe believes believed belief concluir concluye concluyo concluyeron conclusion conclusiones hallazgo hallazgos determinar determina determino establecer establecio establece estima estimo considera considero cree creen creia hallar hallo hallaron encontrar encontro encontraron
ask: ask asks asked demand demands demanded request requests requested urge urges urged call calls called explain explanation clarify clarification account answers answer pedir pide piden pidio pidieron exigir exige exigen exigio exigieron solicitar solicita solicito reclamar reclama reclamo instar insto emplazar emplazo explicar explicaciones explicacion aclarar aclaracion aclare rinda respuestas
give: provide provides provided provide offer offers offered present presents presented give gives gave given hand handed submit submitted share shared produce produced publish published publishes release released show shows showed shown display displayed reveal revealed unveil unveiled supply supplied circulate circulated aportar aporta aporto aportado presentar presenta presento presentado entregar entrega entrego entregado ofrecer ofrecio ofrecido mostrar muestra mostro mostrado publicar publica publico publicado difundir difunde difundio divulgar divulgo revelar revela revelo exhibir exhibio compartir compartio facilitar facilito remitir remitio
receive: receive receives received get got obtain obtained recibir recibe recibio recibido reciben obtener obtuvo llegado
look: investigate investigated investigation inquiry probe probed examine examined review reviewed inspect inspected search searched looked audit audited investigar investiga investigo investigacion indagar indagatoria examinar examino revisar reviso inspeccion inspeccionar auditoria pesquisa pericial
admit: admit admits admitted concede conceded concedes acknowledge acknowledged acknowledges recognise recognised confess confessed admitir admite admitio admitieron reconocer reconoce reconocio reconocieron confesar confeso conceder
retract: retract retracted retracts withdraw withdrew withdrawn correct corrected correction apologise apologised apologize apologized apology mistake mistaken wrong error walk walked backtrack backtracked rescind rescinded regret regretted retractar retracto retractarse retira retiro retirado rectificar rectifica rectifico rectificacion corregir corrigio disculpa disculpas disculparse equivocacion equivocado equivoco error matizo desdijo lamenta lamento
charge: charge charged charges indict indicted indictment arrest arrested warrant prosecute prosecuted lawsuit sue sued trial tried sanction sanctioned sanctions imputar imputo imputado procesar proceso procesado acusacion formal detener detuvo detenido detenida arresto orden captura querella demanda demando sancion sanciones sanciono enjuiciar
rule: convict convicted conviction guilty verdict sentence sentenced ruling ruled acquit acquitted acquittal dismiss dismissed dropped overturned annulled condenar condeno condenado condena culpable sentencia sentencio sentenciado fallo absolver absolvio absuelto absolucion sobreseer sobreseyo sobreseimiento archivar archivo archivada anulo
silence: decline declined declines comment comments refuse refused refuses silent silence respond responded reply replied declino declinar comentarios comentar comentario rehuso rehusar pronunciarse silencio respondio contesto eludio evito
innocent: innocent innocence involvement involved involve nothing role inocente inocencia implicacion implicado implicada involucrado participacion participo nada ajeno ver
know: know knows knew known knowledge aware unaware conocimiento saber sabe sabia consta constaba conoce conocia desconoce enterado noticia
unclear: unclear unknown premature early inconclusive preliminary uncertain too wait awaiting until pending prematuro inconcluso preliminar incierto esperar pendiente temprano
hedge: may might could possibly perhaps probably likely suspected apparently podria podrian quiza quizas tal vez probable probablemente presunto presuntamente supuesto supuesta supuestos supuestas supuestamente
condemn: condemn condemned condemns outrage outrageous deplore deplored denounce denounced condenar condena repudiar repudio denunciar denuncia denuncio indignacion
expert: expert experts scientist scientists analyst analysts researcher researchers professor experto expertos experta cientifico cientificos analista analistas investigador investigadores profesor
witness: witness witnesses testimony testified testify survivor survivors testigo testigos testimonio testimonios declaro sobreviviente
classified: classified intelligence declassified secret secretos inteligencia clasificado clasificada desclasificado
no: no not never none neither nor nothing nobody without cannot lack lacks lacked lacking fail failed fails absence absent didn't doesn't isn't wasn't weren't hasn't haven't couldn't won't nunca jamas tampoco ni sin ningun ninguna ninguno nada nadie carece carecen carecia falta ausencia
`

type Ideas = Record<'en' | 'es', Map<string, string>>
let ideas: Ideas | null = null

function indexIdeas(): Ideas {
  const of: Ideas = { en: new Map(), es: new Map() }
  for (const line of GROUPS.trim().split('\n')) {
    const [idea = '', words = ''] = line.split(':')
    for (const word of words.trim().split(/\s+/)) {
      for (const language of ['en', 'es'] as const) {
        const stem = stemWord(word.replace(/[^a-z']/g, ''), language)
        if (!of[language].has(stem)) of[language].set(stem, idea)
      }
    }
  }
  return of
}

/** The idea a stem stands for, where it is one that positions are taken with. */
export function ideaOf(stem: string, language: 'en' | 'es'): string | undefined {
  // Made when the first is asked for: a command that reads no text starts without.
  ideas ??= indexIdeas()
  return ideas[language].get(stem)
}
