/**
 * Everyday words of official news, English and Spanish, that mean the same to a reader who asks "is this about the
 * claim?". One line an idea: English words, `|`, Spanish words. Words are stemmed when read, so one form is enough.
 * Cognates ("residence", "residencia") need no line. General on purpose: no line serves one claim.
 */
export const GLOSSARY = `
reward bounty | recompensa
murder assassinate kill killing slay slain homicide | asesinar asesinato matar homicidio muerte sicario
attack strike struck assault raid | ataque atacar agresion agredir embestida
bomb bombing bombardment airstrike shell | bombardeo bombardear bomba
blast explosion explode | explosion explotar estallar estallido
sabotage | sabotaje sabotear
weapon arm | arma armamento
nuclear atomic | nuclear atomico
missile rocket | misil cohete
drone | dron drones
war conflict | guerra conflicto
army military troop soldier | ejercito militar tropa soldado
navy naval | armada marina naval
boat vessel ship craft speedboat | lancha barco embarcacion buque nave narcolancha navio
drug narcotic | droga narcotico estupefaciente
trafficking trafficker smuggling smuggler smuggle | trafico traficante contrabando narcotraficante narcotrafico
cartel | cartel narco
gang | pandilla banda pandillero
crime criminal | crimen criminal delito delincuencia delincuente
terrorist terrorism narco-terrorist | terrorista terrorismo narcoterrorista
hostage | rehen
kidnap abduct abduction kidnapping | secuestrar secuestro
police cop | policia
officer agent personnel staff | agente personal oficial elemento
prison jail | prision carcel preso
prisoner inmate detainee | preso recluso detenido prisionero
arrest detain detention capture | arrestar detener detencion captura capturar aprehender
charge indict indictment accuse accusation allegation allege | acusar acusacion imputar señalar cargo
trial court judge | juicio tribunal juez corte
jury juror | jurado
acquit acquittal | absolver absolucion
sentence convict conviction guilty | condena condenar culpable sentencia
prosecutor prosecution | fiscal fiscalia
lawsuit sue | demanda demandar
evidence proof | prueba evidencia
investigation probe inquiry investigate | investigacion investigar indagatoria indagar pesquisa
intelligence spy | inteligencia espia espionaje
secret classified | secreto clasificado
agreement deal pact accord | acuerdo pacto convenio
treaty | tratado
border frontier | frontera fronterizo
migrant immigrant immigration | migrante inmigrante inmigracion migracion migratorio
asylum refugee | asilo refugiado
deport deportation | deportar deportacion
election vote ballot | eleccion voto votacion electoral
fraud rig rigged | fraude amañar
president | presidente presidenta mandatario
minister | ministro ministra canciller
government administration | gobierno administracion
leader head chief boss ringleader lead | lider jefe cabecilla capo dirigir liderar encabezar
spokesman spokesperson spokeswoman | portavoz vocero
embassy ambassador | embajada embajador
sanction | sancion
tariff duty | arancel
trade | comercio
tax | impuesto
money cash payment pay | dinero pago pagar
bribe bribery kickback | soborno mordida
corruption corrupt | corrupcion corrupto
launder laundering | lavado blanqueo
oil petroleum crude | petroleo crudo
gas pipeline | gasoducto gas ducto
ship tanker | petrolero
refinery | refineria
home house residence mansion | casa residencia vivienda hogar
plane aircraft airplane jet | avion aeronave
flight airline | vuelo aerolinea
crash | accidente estrellar siniestro
train rail railway | tren ferrocarril
car vehicle | coche auto vehiculo carro
road highway | carretera autopista
fire wildfire blaze | incendio fuego
flood | inundacion
earthquake quake | terremoto sismo temblor
hurricane storm | huracan tormenta
virus | virus
vaccine vaccination | vacuna vacunacion
disease illness sick | enfermedad enfermo
outbreak epidemic pandemic | brote epidemia pandemia
death dead die died | muerte muerto morir fallecer fallecido
injure wound injured | herir herido lesion
hospital | hospital
doctor physician | medico doctor
drown | ahogar
child kid boy girl | niño niña menor
baby infant | bebe
woman female | mujer
man male | hombre
teenager teen | adolescente joven
student pupil | estudiante alumno
teacher | maestro profesor
school | escuela colegio
university college | universidad
church | iglesia
priest | sacerdote cura
pope | papa pontifice
king | rey
queen | reina
prince | principe
dog puppy | perro
cat kitten | gato
fish fisherman fishing | pesca pescador pez
water | agua
food | comida alimento
poison toxic | veneno toxico envenenar
chemical | quimico
laboratory lab | laboratorio
leak spill discharge dump | fuga derrame filtracion vertido verter
power electricity electric grid blackout | electricidad electrico luz apagon
plant factory | planta fabrica
mine mining | mina mineria
cable undersea submarine | cable submarino
space spacecraft | espacio nave
satellite | satelite
phone telephone | telefono
hack hacker cyberattack hacking | hackeo hacker ciberataque jaquear pirata
data | datos
network | red
fake hoax false bogus falsehood | falso bulo montaje mentira engaño
lie lying liar | mentira mentir mentiroso
video footage | video grabacion
photo photograph picture image | foto fotografia imagen
letter | carta
report | informe reporte
document paper file memo | documento expediente archivo
threat threaten threatening | amenaza amenazar
warn warning | advertir advertencia alerta
plot plan scheme conspiracy conspire | complot plan conspiracion conspirar trama tramar
coup overthrow | golpe derrocar
invade invasion | invasion invadir
protest protester demonstration | protesta manifestacion manifestante
riot | disturbio motin
strike walkout | huelga paro
rape sexual | violacion violar sexual
torture | tortura torturar
abuse | abuso abusar maltrato
human | humano
right rights | derecho
freedom | libertad
law bill | ley
ban prohibit forbid | prohibir prohibicion veto
seize seizure confiscate haul | decomisar decomiso incautar incautacion
destroy destruction blow blew | destruir destruccion volar
build building construct make develop produce | construir construccion fabricar desarrollar
buy purchase | comprar compra
sell sale | vender venta
steal theft stolen rob robbery | robar robo hurto
hire | contratar
send | enviar mandar
hide conceal | ocultar esconder
find found discover | encontrar hallar descubrir hallazgo
fund funding finance | financiar fondo financiamiento
company firm corporation | empresa compañia
bank | banco
price | precio
job work employment | empleo trabajo
union labor | sindicato
farm farmer | granja agricultor
land | tierra
sea ocean waters | mar oceano aguas
island | isla
river | rio
north northern | norte
south southern | sur
east eastern | este oriental
west western | oeste occidental
joint | conjunto
operation | operacion operativo
project | proyecto
program programme | programa
base | base
crew aboard | tripulacion tripulado bordo
carry carrying transport haul | transportar llevar cargar
tiered | escalonado
state | estado
federal | federal
foreign | extranjero exterior
trip visit | visita viaje visitar
meeting meet summit talks | reunion cumbre encuentro
speech | discurso
interview | entrevista
survivor survive | superviviente sobreviviente sobrevivir
victim | victima
witness | testigo
lawyer attorney | abogado
suspect | sospechoso
fugitive | profugo fugitivo
extradite extradition handover | extradicion extraditar
enrich enrichment uranium | enriquecer uranio enriquecimiento
ceasefire truce | tregua
peace | paz
spread contagion | contagio propagar
test | prueba ensayo test
cure heal treatment treat | cura curar tratamiento
mask | mascarilla cubrebocas tapabocas
mother mom mum | madre mama
father dad | padre papa
son | hijo
daughter | hija
brother | hermano
sister | hermana
wife | esposa
husband | esposo marido
marry wedding marriage wed | boda casar matrimonio
pregnant pregnancy | embarazada embarazo
birth born | nacimiento nacer parto
shoot shot shooting gunman | disparar disparo tiroteo balear
gun rifle firearm pistol | pistola fusil rifle
knife stab | cuchillo apuñalar
behead beheading decapitate | decapitar degollar
burn burnt burned | quemar
rescue save | rescatar salvar rescate
airline passenger | pasajero
hunger famine starve starvation | hambre hambruna
drought | sequia
dam reservoir | presa embalse
sewage waste | desecho residuo
pollute pollution contaminate contamination | contaminar contaminacion
cancer tumor tumour | cancer tumor
surgery operate | cirugia operar
pill medicine medication | pastilla medicamento medicina
overdose | sobredosis
fentanyl | fentanilo
heroin cocaine | heroina cocaina
abortion abort aborted | aborto abortar
gay homosexual | gay homosexual
muslim islamic islam | musulman islamico islam
jew jewish | judio
bishop cardinal | obispo cardenal
parliament congress senate lawmaker legislator | parlamento congreso senado legislador diputado
mayor | alcalde
governor | gobernador
deputy | vicepresidente
resign resignation quit | renunciar renuncia dimitir dimision
fire sack dismiss dismissal | despedir destituir despido
appoint appointment | nombrar nombramiento designar
rule ruling verdict | fallo sentencia veredicto
appeal | apelar apelacion recurso
bail | fianza
mercenary contractor | mercenario contratista
troll bot disinformation propaganda | bulo desinformacion propaganda
website webpage | sitio pagina
account | cuenta
app application | aplicacion
launch | lanzar lanzamiento
factory manufacture manufacturing | fabrica fabricar
supply supplier | suministro proveedor
ship shipment cargo | cargamento envio carga
container | contenedor
port harbor harbour | puerto
airport | aeropuerto
bridge | puente
tunnel | tunel
wall fence | muro valla
camp | campamento
grave burial cemetery | fosa tumba entierro cementerio
body corpse remains | cuerpo cadaver restos
missing disappear disappearance vanish | desaparecido desaparecer desaparicion
ransom | rescate
spyware surveillance wiretap eavesdrop | espionaje vigilancia escuchas
age old | edad
year | año
month | mes
week | semana
day | dia
night | noche
`
