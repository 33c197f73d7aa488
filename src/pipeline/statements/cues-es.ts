import type { CueGrammar } from './cue-grammar.ts'

/** Spanish cues, written without accents because texts are read folded. General words of news reports only. */
export const SPANISH: CueGrammar = {
  language: 'es',
  verbs: {
    say: `decir=dice,dicen,dijo,dijeron,decia,decian,dicho,diria,dijera,dijese,diciendo,diga,dira,diciendole senalar afirmar asegurar explicar declarar anunciar informar
      reportar escribir=escribe,escriben,escribio,escribieron,escrito,escribia comentar insistir subrayar recalcar recordar:recuerd anadir agregar
      manifestar:manifiest apuntar precisar indicar sostener=sostiene,sostienen,sostuvo,sostuvieron,sostenia,sostenido,sosteniendo,sostuviera argumentar alegar contestar responder:respond replicar reiterar
      contar=conto,contaron,contaba,contaban,contado opinar considerar creer calificar describir advertir:advirt,adviert revelar divulgar aclarar detallar expresar exponer=expone,exponen,expuso,expusieron,expuesto
      relatar narrar mencionar destacar enfatizar puntualizar remarcar adelantar avisar hablar plantear llamar tachar tildar
      publicar difundir transmitir comunicar enfatizar estimar juzgar acotar abundar ratificar reafirmar comparecer
      prometer sugerir:sugir,sugier tuitear postear dudar~que lamentar dar=da,dan,dio,dieron,dado,daba~conocer celebrar pronunciar ver=ve,ven,vio,vieron,veia zanjar sentenciar apostillar espetar aseverar concretar=concreto,concretaron razonar remachar exclamar testificar deslizar sugerir:sugier,sugir defender:defiend referir:refir,refier mantener=mantiene,mantienen,mantuvo,mantuvieron,mantenia,mantenian,mantenido~que declarar prevenir=previene,previno alertar presumir pronosticar vaticinar auspiciar prever=preve,preven,previo esgrimir aducir=aduce,aducen,adujo,adujeron alegar aclamar clamar bromear confiar:confi comunicar notificar rememorar evocar resaltar acentuar incidir redundar replicar retrucar rebatir~que argüir proclamar sugerir sospechar opinar presentir intuir=intuye,intuyen,intuyo deducir=deduce,deducen,dedujo,dedujeron inferir:infier,infir interpretar entender:entiend pensar:piens valorar tuitear trasladar~que transmitir~que hacer=hizo,hicieron,hace~saber hacer=hizo,hicieron~publico`,
    charge: `proclamar insinuar achacar recriminar reprochar incriminar dar=dio,dieron,da,dan,dado~por tener=tuvo,tuvieron~por presumir denunciar imputar atribuir=atribuye,atribuyen,atribuyo,atribuyeron,atribuia,atribuido relacionar vincular culpar responsabilizar incriminar inculpar achacar
      ligar asociar endilgar involucrar implicar apuntar~a senalar~como impulsar tener=tienen,tiene~por declarar~terrorista sospechar`,
    deny: `negar:nieg,neg impugnar objetar renegar:renieg desentender:desentiend desvincular deslindar recusar tumbar desbaratar salir=salio,salieron~paso contestar~falso desmentir:desmient,desmint rechazar descartar refutar rebatir desestimar desacreditar contradecir=contradice,contradicen,contradijo,contradijeron
      repudiar desechar minimizar desautorizar descalificar restar~importancia`,
    doubt: `dudar relativizar poner=pone,ponen,puso,pusieron~duda poner=pone,ponen,puso,pusieron~entredicho criticar lamentar~politi recelar matizar~duda objetar cuestionar disputar desconfiar ironizar ridiculizar censurar`,
    find: `concluir=concluye,concluyen,concluyo,concluyeron,concluido determinar establecer=establece,establecio,establecieron hallar encontrar:encuentr comprobar:comprueb constatar averiguar descubrir detectar`,
    confirm: `testificar confesar:confies atestiguar confirmar corroborar verificar avalar validar acreditar certificar ratificar respaldar`,
    concede: `reconocer=reconoce,reconocen,reconocio,reconocieron,reconocido,reconocia admitir aceptar conceder`,
    retract: `retirar retractar rectificar desdecir=desdice,desdijo recular suavizar corregir:corrig matizar retroceder abandonar eliminar`,
    request: `pedir:pid solicitar exigir:exij reclamar requerir:requier,requir demandar instar emplazar urgir esperar rogar:rueg retar preguntar consultar`,
    supply: `entregar proporcionar facilitar presentar aportar exhibir mostrar:muestr publicar difundir enviar remitir ofrecer=ofrece,ofrecen,ofrecio,ofrecieron,ofrecido
      suministrar compartir divulgar brindar desclasificar trasladar hacer~llegar`,
    seize: `incautar decomisar recuperar confiscar asegurar~paquetes intervenir`,
    court: `acusar~formalmente imputar procesar detener=detiene,detienen,detuvo,detuvieron,detenido arrestar condenar sentenciar absolver:absuelv,absolv exonerar extraditar sancionar
      fallar dictaminar encarcelar capturar juzgar ordenar sobreseer archivar`,
    other: `haber=ha,han,habia,habian,hubo,haya,hayan,hubiera,habria,habrian ser=es,son,era,eran,fue,fueron,sea,sean,sido,siendo,seria estar=esta,estan,estaba,estaban,estuvo,este
      hacer=hace,hacen,hizo,hicieron,hecho,hacia tener=tiene,tienen,tuvo,tuvieron,tenia,tenian,tenga ir=va,van,iba,iban poder=puede,pueden,pudo,podria,podia deber:deb querer=quiere,quieren,quiso,queria
      dar=da,dan,dio,dieron,dado,daba llegar llevar atacar matar lanzar destruir=destruyo,destruyeron,destruye usar utilizar operar salir=sale,salio,salieron morir=murio,murieron,muere
      viajar trabajar planear buscar:busc intentar tratar ofrecer pagar construir=construye,construia,construyen fabricar vender comprar firmar acordar:acuerd pactar
      suceder ocurrir pasar vivir seguir=sigue,siguen,siguio,seguia quedar volver=vuelve,vuelven,volvio,volvieron quebrantar violar asesinar cooperar colaborar trabajar mantener=mantiene,mantuvo,mantienen existir servir
      conocer=conoce,conocio,conocen saber=sabe,sabia,supo,saben dejar poner=pone,puso,pusieron recibir reaccionar carecer=carece,carecen,carecia,carecian,careciera contar~con aplaudir enterar desconocer=desconoce,desconocia,desconocen`,
  },
  lists: {
    EV: `mediciones pruebas? evidencias? indicios? constancia rastros? huellas? senales informacion informes? reportes? datos? registros? documentos? documentacion avisos? notificacion notificaciones elementos
      testimonios? confirmacion detalles? antecedentes? probatorios?`,
    PROOF: `pruebas? evidencias? indicios? documentos? documentacion testimonios? elementos sustento`,
    INFO: `informacion informes? reportes? datos? avisos? notificacion notificaciones comunicacion nada documentos? detalles? conocimiento noticias?`,
    CLAIM: `acusacion acusaciones afirmacion afirmaciones version versiones denuncia denuncias senalamientos? alegato alegatos imputacion imputaciones dichos? declaracion declaraciones
      tesis idea relato comunicado anuncio informacion rumor rumores especie hipotesis supuesto alegaciones`,
    ISSUE: `investigacion investigaciones indagatoria indagatorias pesquisa pesquisas carpeta averiguacion causa causas expediente`,
    GIVE: `ofrece|ofrecen|ofrecio|ofrecieron|ofrecido|ofrecer|presenta|presentan|presento|presentaron|presentado|presentar|muestra|muestran|mostro|mostraron|mostrado|mostrar|aporta|aportan|aporto|aportaron|aportado|aportar|entrega|entrego|entregaron|entregado|entregar|da|dio|dieron|dado|dar|proporciona|proporciono|proporcionaron|proporcionado|proporcionar|exhibido|exhibe|exhibio|publicado|publico|publicar|facilitado|facilito|difundido|compartido|compartio|enviado|envio|remitido|hecho publicas?`,
    NEG: `no|nunca|jamas|tampoco|ni|sin|sin que`,
    NONE: `ningun|ninguna|ninguno|algun|alguna|alguno|nada`,
  },
  frames: [
    {
      id: 'no-hay-pruebas',
      type: 'no_evidence',
      pattern: `(?:no|nunca|jamas|tampoco|ni|sin|ningun|ninguna) (?!embargo|dud|solo|obstante|culpab)(?:se |les? |nos |lo |la |los |las |ha |han |habia |hay |existen? |tienen? |tenia |cuentan? con |contaba con |disponen? de |disponia de |poseen? |existia |existian |haya |hayan |hubo |habido |sido |mas |que |de |hallado |encontrado |visto |recibido |detectado |tiene |tienen |\\S+ ){0,5}?(?:{EV})\\b`,
      strength: 0.8,
    },
    {
      id: 'carece-de-pruebas',
      type: 'no_evidence',
      pattern: `(?:carec\\S+|falta|faltan|faltaban|ausencia|inexistencia|escasez|huerfan\\S+) (?:de )?(?:\\S+ ){0,3}?(?:{EV})\\b`,
      strength: 0.85,
    },
    {
      id: 'nada-prueba',
      type: 'no_evidence',
      pattern: `nada (?:que )?(?:\\S+ ){0,2}?(?:prueb\\S+|indi\\S+|suger\\S+|sugier\\S+|demuestr\\S+|apunt\\S+|confirm\\S+|acredit\\S+|respald\\S+)`,
      strength: 0.85,
    },
    {
      id: 'pruebas-no-existen',
      type: 'no_evidence',
      pattern: `(?:pruebas?|evidencias?|indicios?) (?:\\S+ ){0,2}?no (?:existen?|hay|han aparecido|han sido|aparecen)\\b`,
      strength: 0.8,
    },
    {
      id: 'no-hallo',
      type: 'no_evidence',
      pattern: `(?:no|nunca|tampoco|ni) (?:se |les? |nos |ha |han |habia |habian |hemos )*(?:hallo|hallado|hallaron|encontro|encontrado|encontraron|detecto|detectado|detectaron|identifico|identificado)\\b`,
      strength: 0.7,
    },
    {
      id: 'no-investigacion',
      type: 'no_evidence',
      pattern: `(?:no|ni|ninguna|tampoco|sin) (?!embargo|duda|solo|obstante)(?:\\S+ ){0,4}?(?:{ISSUE})\\b`,
      strength: 0.7,
    },
    {
      id: 'no-indaga',
      type: 'no_evidence',
      pattern: `no (?:se )?(?:indaga|indagan|investiga|investigan|esta investigando|estan investigando)\\b`,
      strength: 0.7,
    },
    {
      id: 'sin-verificar',
      type: 'no_evidence',
      pattern: `(?:no|sin|tampoco) (?:\\S+ ){0,3}?(?:verificar|verificado|verificada|corroborar|confirmar|comprobar|corroborado|comprobado|acreditar)\\b`,
      strength: 0.55,
    },
    {
      id: 'no-consta',
      type: 'no_evidence',
      pattern: `(?:no|ni|tampoco) (?:me |nos |le |les )?(?:consta|constan|constaba)\\b`,
      strength: 0.8,
    },
    {
      id: 'no-detecto-nada',
      type: 'no_evidence',
      pattern: `(?:no|ni|tampoco) (?:se |ha |han |habia )?(?:detect\\S+|registr\\S+|observ\\S+|vio|vieron|aprecio|apreciaron) (?:ningun[oa]?|nada)\\b`,
      strength: 0.75,
    },
    {
      id: 'no-establecio',
      type: 'no_evidence',
      pattern: `(?:no|nunca|tampoco|ni) (?:se |ha |han |habia |pudo |pudieron |puede |pueden |podido |logro |lograron |fue posible )*(?:establec\\S+|determin\\S+|identific\\S+|precis\\S+) (?:donde|quien|quienes|si|que|el origen|la procedencia|la autoria|al autor|a los autores)\\b`,
      strength: 0.65,
    },
    {
      id: 'no-recibio',
      type: 'not_received',
      pattern: `(?:no|ni|nunca|tampoco|sin) (?:\\S+ ){0,6}?(?:recibi\\S*|llego|llegado|llegaron|llega|llegan|informado|informaron|informo|notificado|notificaron|notifico|notificados|avisado|avisaron|avisados|entregado|entrego|entregaron|proporcionado|proporciono|enviado|enviaron|enterado|consultado)\\b`,
      strength: 0.7,
    },
    {
      id: 'sin-informacion',
      type: 'not_received',
      pattern: `(?:no|ni|sin|carec\\S+ de|ninguna|tampoco|falta de) (?:\\S+ ){0,4}?(?:informacion|informes?|reportes?|datos|notificacion|avisos?|conocimiento|comunicacion|noticias?)\\b`,
      strength: 0.8,
    },
    {
      id: 'niega-recibir',
      type: 'not_received',
      pattern: `(?:nieg\\S+|nego|negaron|negado|neg\\S+|desmient\\S+|desmintio) (?:haber |que )?(?:\\S+ ){0,4}?(?:recibi\\S*|tener (?:informacion|conocimiento|reportes?|datos)|sido (?:notificad\\S|informad\\S|avisad\\S))`,
      strength: 0.9,
    },
    {
      id: 'desconoce',
      type: 'not_received',
      pattern: `(?:desconoc\\S+|no saber nada|no (?:sabe|saben|sabia|sabian|conoce|conocen) (?:\\S+ )?(?:nada|informacion|datos|reportes)|no (?:esta|estaba|estaban) al tanto|sin conocimiento de)(?: (?:\\S+ ){0,3}?(?:informacion|informe|reportes?|datos|documentos?))?\\b`,
      strength: 0.5,
    },
    {
      id: 'se-entero',
      type: 'not_received',
      pattern: `(?:se|nos) (?:entero|enteraron|enteramos|enterado|supo) (?:\\S+ ){0,6}?(?:prensa|medios|redes|publicacion|comunicado|periodicos|twitter|x|noticias|television)\\b`,
      strength: 0.7,
    },
    {
      id: 'no-aporta',
      type: 'not_supplied',
      pattern: `(?:no|ni|nunca|tampoco) (?:\\S+ ){0,4}?(?:{GIVE}) (?:\\S+ ){0,4}?(?:{PROOF})\\b`,
      strength: 0.8,
    },
    {
      id: 'sin-pruebas',
      type: 'not_supplied',
      pattern: `(?:sin|sin (?:presentar|ofrecer|aportar|mostrar|dar)) (?:\\S+ ){0,2}?(?:pruebas?|evidencias?|sustento)\\b`,
      strength: 0.55,
    },
    // denial
    {
      id: 'mentira',
      type: 'denial',
      pattern: `\\b(?:mentiras?|miente|mienten|mintio|mentiros[oa]s?|fals[oa]s?|falsedad|falsedades|falsamente|invento|inventos|invencion|invenciones|inventad[oa]s?|de (?:inventar\\S*|mentir|fabricar (?:pruebas|el|la)|falsear)|en absoluto|por supuesto que no|rotundamente no|fabricacion|fabricaciones|fabricad[oa]s?(?! (?:con|por|en|con ia))|patranas?|calumnias?|calumnios[oa]s?|difamacion|difamaciones|difamatori[oa]s?|infamias?|bulo|bulos|fake news|noticias? falsas?|montajes?|forjad[oa]s?|apocrif[oa]s?|farsa|ficcion|fictici[oa]s?|embuste|embustes|engano|cuento|quimera|fantasia|fantasias|desinformacion|propaganda|erronea?s?|inexistencia|inexistentes?)\\b`,
      strength: 0.75,
    },
    {
      id: 'no-es-cierto',
      type: 'denial',
      pattern: `no (?:es|son|era|fue|resulta) (?:cierto|verdad|correcto|asi|real|reales|ciert[oa]s?|veridic[oa]s?)\\b`,
      strength: 0.9,
    },
    {
      id: 'no-existe',
      type: 'denial',
      pattern: `(?:no (?:existen?|existia|exista|hay|hubo|habia|haya|hubiera|tienen?|tenia|cuentan? con|guarda|guardan|ocurrio|sucedio|paso|se produjo)|(?:nunca|jamas) (?:ocurrio|sucedio|existio|paso|se produjo|tuvo lugar|hubo)|carec\\S+ de|inexistencia de|tampoco (?:hay|existen?|hubo))\\b`,
      strength: 0.6,
    },
    {
      id: 'nada-que-ver',
      type: 'denial',
      pattern: `(?:nada que ver|ningun (?:vinculo|nexo|papel|lazo|acuerdo|pacto|trato|convenio)|ninguna (?:relacion|responsabilidad|participacion|vinculacion|implicacion)|no (?:tuv\\S+|tien\\S+|ten\\S+) (?:\\S+ ){0,2}?(?:vinculos?|nexos?|relacion|participacion|responsabilidad)|no (?:\\S+ ){0,3}?(?:involucrad[oa]s?|implicad[oa]s?|responsables?|participado|participo|participaron|pactado|acordado|firmado)|(?<!presu(?:m\\S{1,8}|n(?:cion de|t[oa]s?)) )inocen(?:te|tes|cia)|ser el responsable|carec\\S+ de (?:nexos|vinculos))\\b`,
      strength: 0.8,
    },
    // doubt
    {
      id: 'infundado',
      type: 'doubt',
      pattern: `\\b(?:infundad[oa]s?|sin fundamento|sin base|sin sustento|no (?:tien\\S+|hay|posee\\S*) (?:\\S+ )?(?:sustento|fundamentos?|base)|carec\\S+ de (?:fundamento|sustento|base|sentido)|inverosimil(?:es)?|absurd[oa]s?|ridicul[oa]s?|descabellad[oa]s?|disparate|disparates|improbable|poco probable|poco creible|increible|dudos[oa]s?|cuestionables?|especulativ[oa]s?|especulacion(?:es)?|exagerad[oa]s?|exageracion|exagera|tergivers\\S+|contradictori[oa]s?|contradiccion(?:es)?|inconsistencias?|inconsistente|distraccion|pretexto|excusa|cortina de humo|provocacion(?:es)?|endebles?|politiza\\S*|(?:echa|echo|echan) por tierra|no (?:prueba|demuestra) nada|(?:intento|maniobra|estrategia|afan)(?: \\S+)? (?:de|para|por) (?:distraer|distraccion|desviar|tapar|desprestigi\\S+|justificar|manipular)|maniobra politica|persecucion politica|injuri\\S+|circo|sin pies ni cabeza|no (?:es|resulta|parece) (?:creible|verosimil|plausible)|teoria de la conspiracion|enganos[oa]s?|extran[oa]s?|rar[oa]|llamativ[oa]|sesgad[oa]s?|parcial(?:es)?|selectiv[oa]s?|prematur[oa]s?|precipitad[oa]s?|simplista|con pinzas|bandera falsa|autoatentado|poco (?:verosimil|creible|serio|seria|convincente|plausible|probable)|lejos de (?:estar )?(?:probad[oa]|demostrad[oa])|nadie (?:ha |logro )?(?:demostrado|probado|demostrar|probar|demostro|probo)|no (?:esta|se ha|ha sido|ha quedado) (?:demostrad[oa]|probad[oa]|acreditad[oa])|no (?:hay|tiene|tienen|existen?) (?:motivos?|razon|razones) para (?:creer|pensar|suponer)|error (?:clamoroso|grave|garrafal|monumental)|mascarada|defectuos[oa]s?|viciad[oa])\\b`,
      strength: 0.7,
    },
    {
      id: 'no-se-sigue',
      type: 'doubt',
      pattern: `(?:(?:no|tampoco|ni) (?:\\S+ )?(?:permit\\S+|sostien\\S+|sostuv\\S+|avala\\S*|respalda\\S*|apoya\\S*|justifica\\S*|sustenta\\S*) (?:\\S+ ){0,3}?(?:conclu\\S+|tesis|hipotesis|version|acusaci\\S+|denuncia|afirmaci\\S+|teoria|relato)|(?:desmont\\S+|contradi\\S+) (?:\\S+ ){0,3}?(?:tesis|hipotesis|version|acusaci\\S+|afirmaci\\S+|relato)|no (?:\\S+ )?(?:basta|bastan|alcanza|alcanzan) para|sacar conclusiones|salto logico)\\b`,
      strength: 0.65,
    },
    {
      id: 'esceptico',
      type: 'doubt',
      pattern: `\\b(?:esceptic[oa]s?|escepticismo|(?<!toda )(?<!sin )(?<!cabe )(?<!a )dudas?|dudaron|dudo|dudan|en duda|en entredicho|cuestiona\\S*|cuestiono|puso en duda|ponen en duda|pone en duda|incredul[oa]s?|incredulidad|desconfianza|no (?:creo|cree|creen) que|cuesta creer|dificil de creer|interrogantes|censuro|desacredito|arrojan? dudas)\\b`,
      strength: 0.7,
    },
    {
      id: 'ia',
      type: 'doubt',
      pattern: `(?:inteligencia artificial|con ia|por ia|manipulad[oa]s?|trucad[oa]s?|escenific\\S+|orquest(?:o|aron|ad[oa]s?)|alterad[oa]s?|editad[oa]s?|sembrad[oa]s?)\\b`,
      strength: 0.65,
    },
    // requests
    {
      id: 'pide-pruebas',
      type: 'request',
      holder: 'subject',
      pattern: `(?:pid\\S+(?! (?:esperar|paciencia|calma|prudencia|cautela|perdon|disculpas|permiso|ayuda|tiempo))|pedira|pedir|solicit\\S+|exig\\S+|exij\\S+|reclam\\S+|requir\\S+|requier\\S+|demand\\S+|inst\\S+ a|emplaz\\S+|urgi\\S+|espera|esperan|reta|reto) (?:\\S+ ){0,18}?(?:dictamen|pruebas?|evidencias?|informacion|informes?|datos|explicaciones|explicacion|explique|expliquen|documentos|documentacion|detalles|aclar\\S+|cuentas|respond\\S+|present\\S+|muestr\\S+|demuestr\\S+|investigacion|investigue|investigar|transparencia|registros?|archivos?|grabaciones|restos|imagenes|videos?|fotos|fotografias|fragmentos?|radar|nombres|lista|actas|muestras?|acceso a|mediciones|saber (?:quien|que|donde|como|si|por que|cuando)|hag\\S+ publicas?|publique|publiquen|entregue|entreguen|esclarec\\S+)\\b`,
      strength: 0.8,
    },
    {
      id: 'esta-pidiendo',
      type: 'request',
      pattern: `(?:lo|la|los|las) (?:\\S+ )?(?:esta|estan|estamos|hemos|ha|han) (?:pidiendo|solicitando|exigiendo|pedido|solicitado|exigido)\\b`,
      strength: 0.75,
    },
    {
      id: 'que-muestren',
      type: 'request',
      pattern: `(?<!esperar a )(?<!hasta )que (?:se |nos |las? |los? |el )*(?:presenten?|ensene[ns]?|muestren?|aporten?|exhiban?|publiquen?|entreguen?|den a conocer|hagan publicas?) (?:\\S+ ){0,6}?(?:pruebas?|evidencias?|documentos?|datos|actas|consejo|publico)\\b`,
      strength: 0.65,
    },
    {
      id: 'donde-estan',
      type: 'request',
      pattern: `donde estan? (?:las?|los?|sus?|esas?|esos?) (?:\\S+ )?(?:pruebas?|evidencias?|documentos?|datos)\\b`,
      strength: 0.7,
    },
    {
      id: 'debe-explicar',
      type: 'request',
      pattern: `(?:debe|deben|deberia|deberian|tiene que|tienen que) (?:\\S+ ){0,2}?(?:explicar|explique|mostrar|muestre|probar|pruebe|demostrar|demuestre|presentar|presente|aclarar|aclare|rendir|rinda)\\b`,
      strength: 0.5,
    },
    // handing over
    {
      id: 'entrega-pruebas',
      type: 'supply',
      holder: 'subject',
      pattern: `(?:entreg\\S+|aport\\S+|presento|presentaron|presentado|exhibi\\S+|mostro|mostraron|mostrado|publico|publicaron|difundio|difundieron|difundido|divulgo|remitio|remitieron|envio|enviaron|proporciono|proporcionaron|facilito|facilitaron|desclasific\\S+|compartio) (?:(?!dice |dijo |dicen |dijeron )\\S+ ){0,7}?(?:informes?|imagen|pagina web|peritaje|actas?|pruebas?|evidencias?|documentos?|documentacion|expedientes?|archivos?|registros?|datos|mediciones|lecturas|resultados|analisis|muestras|facturas|contratos?|correos|cartas?|capturas|mapas?|nominas|calculos|peritajes?|videos?|imagenes|fotografias|fotos|grabacion|grabaciones|audios?|transcripciones|restos|fragmentos?|lista|nombres|coordenadas|dossier)\\b`,
      strength: 0.6,
    },
    {
      id: 'se-adjunta',
      type: 'supply',
      pattern: `se (?:adjuntan?|anexan?|acompanan?) (?:\\S+ ){0,3}?(?:videos?|fotos?|fotografias|imagenes|documentos?|pruebas?|mapas?)\\b`,
      strength: 0.65,
    },
    {
      id: 'decomisa',
      type: 'supply',
      pattern: `(?:incaut\\S+|decomis\\S+|recuper\\S+|confisc\\S+|asegur\\S+|intervin\\S+|hall\\S+) (?:\\S+ ){0,4}?(?:\\d\\S*|paquetes?|kilos?|kilogramos?|toneladas?|cocaina|drogas?|armas?|explosivos?|documentos?|cargamento|restos)\\b`,
      strength: 0.7,
    },
    {
      id: 'decomisado',
      type: 'supply',
      pattern: `(?:paquetes?|kilos?|kilogramos?|toneladas?|cocaina|drogas?|armas?|explosivos?|documentos?|cargamento) (?:\\S+ ){0,26}?(?:incautad[oa]s?|decomisad[oa]s?|recuperad[oa]s?|confiscad[oa]s?|asegurad[oa]s?)\\b`,
      strength: 0.7,
    },
    // retraction
    {
      id: 'retira',
      type: 'retract',
      holder: 'subject',
      pattern: `(?:retir(?!ad[oa]s? [,.])\\S+|retract\\S+|rectific\\S+|desdij\\S+|desdic\\S+|recul\\S+|suaviz\\S+|corrig\\S+|elimin\\S+|abandon\\S+|da marcha atras|dio marcha atras|dan marcha atras|se echo atras|se echa atras) (?:\\S+ ){0,6}?(?:{CLAIM}|cargos|mencion|menciones|referencia|referencias|palabras|mensaje)\\b`,
      strength: 0.75,
    },
    {
      id: 'marcha-atras',
      type: 'retract',
      holder: 'subject',
      pattern: `(?:marcha atras|se retract\\S+|se desdij\\S+|pidio disculpas|se disculpo|(?:reconoc\\S+|admit\\S+) (?:\\S+ ){0,3}?(?:se (?:habia |ha |habian )?equivoc\\S+)|reconocio (?:el|su|un) error|admitio (?:el|su|un) error)`,
      strength: 0.8,
    },
    // courts and police
    {
      id: 'absuelve',
      type: 'acquittal',
      pattern: `\\b(?:absuelv\\S+|absuelt[oa]s?|absolvi\\S+|absolucion|absolutori[oa]|(?<!se (?:ha |habia )?declar\\S{1,6} )(?<!declar(?:ar|ando)se )no culpable|no culpabilidad|inocente por|exoner\\S+)\\b`,
      strength: 0.9,
    },
    {
      id: 'archiva',
      type: 'dropped',
      pattern: `(?:sobreseimiento|(?:retir\\S+|desestim\\S+|sobrese\\S+|archiv\\S+|anul\\S+|cierra|cerro) (?:\\S+ ){0,3}?(?:cargos|caso|causa|acusacion|demanda|proceso|denuncia)|(?:cargos|caso|causa|demanda|proceso) (?:\\S+ ){0,3}?(?:retirad[oa]s?|desestimad[oa]s?|archivad[oa]s?|sobreseid[oa]s?|anulad[oa]s?))\\b`,
      strength: 0.8,
    },
    {
      id: 'confiesa-culpable',
      type: 'plea',
      holder: 'subject',
      pattern: `(?:se declar\\S+ culpable|declararse culpable|declarado culpable|admitir su culpabilidad|admitio su culpabilidad|se confeso culpable|acepto cargos)`,
      strength: 0.85,
    },
    {
      id: 'condena',
      type: 'ruling',
      pattern: `\\b(?:condenad[oa]s? (?:a|por)|sentenciad[oa]s?|conden(?:o|a|an|aron) (?:\\S+ ){0,4}?al? (?:\\S+ ){0,6}?(?:anos|meses|prision|carcel|inhabilitacion)|(?:tribunal|juez|jueza|corte|audiencia|juzgado|jurado) (?:\\S+ ){0,5}?(?:conden(?:o|a|aron)|convalid(?:o|a|aron)|valid(?:o|a|aron)|anul(?:o|a|aron)|inhabilit(?:o|a|aron))|fallo (?:judicial|de|del|a favor|contra)|sentencia (?:\\S+ )?(?:firme|del|de la)|dictamin\\S+|el tribunal (?:\\S+ ){0,3}?(?:ordeno|fallo|rechazo|resolvio|decidio)|la corte (?:\\S+ ){0,3}?(?:ordeno|fallo|rechazo|resolvio|decidio)|un juez (?:\\S+ ){0,3}?(?:ordeno|fallo|rechazo|resolvio|decidio|bloqueo))\\b`,
      strength: 0.7,
    },
    {
      id: 'orden',
      type: 'warrant',
      pattern: `(?:orden(?:es)? (?:\\S+ )?(?:de )?(?:detencion|arresto|captura|busqueda|aprehension)|orden(?:a|o|ado|an|aron) (?:detener|arrestar|capturar|la detencion|el arresto|la captura)|extradi(?:tar|to|tad[oa]s?|cion)|euroorden)`,
      strength: 0.8,
    },
    {
      id: 'cargos',
      type: 'charge',
      pattern: `(?:(?:present\\S+|formul\\S+|interpus\\S+|imput\\S+|enfrenta\\S*) (?:\\S+ ){0,2}?(?:cargos|acusacion formal|imputacion|denuncia penal)|(?:fue|fueron|ha sido|han sido|quedo|son|es) (?:\\S+ )?(?:acusad[oa]s? (?:formalmente|por (?:la )?(?:fiscalia|fiscales))|imputad[oa]s?|arrestad[oa]s?|detenid[oa]s?|procesad[oa]s?|capturad[oa]s?)|(?:autoridades|policia|fiscalia|agentes|fiscales) (?:(?!que |quienes )\\S+ ){0,3}?(?:detuv\\S+|arrest\\S+|acus(?:a|an|o|aron|aba|aban)(?![^ ]| recibo)|imput\\S+|captur\\S+)|(?:detienen|arrestan|capturan|imputan|procesan) (?:\\S+ ){0,3}?a\\b|pesaba la acusacion|sancion(?:o|aron|es contra))`,
      strength: 0.65,
    },
    // confirmation
    {
      id: 'confirma',
      type: 'confirm',
      holder: 'subject',
      pattern: `(?:avala|avalo|avalan|da la razon|dio la razon)\\b`,
      strength: 0.55,
    },
    {
      id: 'hallo-pruebas',
      type: 'confirm',
      holder: 'subject',
      pattern: `(?:hall\\S+|encontr\\S+|encuentr\\S+|document[oa]\\S*|detect\\S+) (?:\\S+ )?(?:pruebas?|evidencias?|indicios?|rastros?) (?:de|que)\\b`,
      strength: 0.6,
    },
    // silence
    {
      id: 'no-comenta',
      type: 'no_comment',
      holder: 'subject',
      pattern: `(?:(?:declin\\S+|rehus\\S+|evit\\S+|se neg\\S+ a|se nieg\\S+ a) (?:hacer )?(?:comentar|comentarios|hablar|responder|pronunciarse|contestar|dar detalles)|sin (?:hacer )?comentarios|no (?:quiso|quisieron|hizo|hicieron|ha hecho) (?:\\S+ )?(?:comentar|comentarios|responder|hablar|contestar|declaraciones)|no (?:ha |han )?(?:respondio|respondido|respondieron|contesto|contestado|se pronuncio|se ha pronunciado)|guard\\S+ silencio|ni confirm\\S+ ni (?:desmint\\S+|desmient\\S+|neg\\S+|nieg\\S+))`,
      strength: 0.9,
    },
    // upheld, qualified
    {
      id: 'no-retira',
      type: 'upheld',
      holder: 'subject',
      pattern: `(?:no|nunca|tampoco) (?:\\S+ ){0,2}?(?:retir\\S+|retract\\S+|rectific\\S+|desdij\\S+|desdic\\S+|recul\\S+|disculp\\S+)\\b`,
      strength: 0.85,
    },
    {
      id: 'se-mantiene',
      type: 'upheld',
      holder: 'subject',
      pattern: `(?:manten\\S+|mantien\\S+|mantuv\\S+|reiter\\S+|ratific\\S+|reafirm\\S+|repiti\\S+|repite) (?:\\S+ ){0,3}?(?:acusacion|acusaciones|senalamientos?|denuncia|version|dicho|postura)\\b`,
      strength: 0.8,
    },
    {
      id: 'matiza',
      type: 'qualifies',
      pattern: `(?:matiz\\S+|en parte (?:cierto|verdad)|parcialmente (?:cierto|verdad\\S*)|solo en parte|verdad a medias|a medias|fuera de contexto|falta contexto|hasta cierto punto|no (?:del todo|toda|todos|todas))\\b`,
      strength: 0.65,
    },
  ],
  negators: 'no nunca jamas tampoco ni sin ningun ninguna ninguno nada nadie apenas',
  hedges:
    'presunto presunta presuntos presuntas presuntamente supuesto supuesta supuestos supuestas supuestamente aparente aparentemente podria podrian habria habrian quiza quizas posible posiblemente si',
}
