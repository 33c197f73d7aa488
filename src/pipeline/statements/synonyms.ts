import { foldText } from '../text/fold-text.ts'
import { stemWord } from '../text/stem-word.ts'

/**
 * Words by which reports of official claims call the same thing, both languages in one line. A claim that has one of
 * them is also spoken of with the others. A small general thesaurus of the trade, not of any claim.
 */
const GROUPS = `
agreement agree agreed deal pact accord arrangement understanding treaty acuerdo acordar pacto pactar convenio trato entendimiento tratado
attack strike raid assault bombing struck ataque atacar atacado bombardeo bombardear golpe ofensiva
weapon bomb warhead arms arma armas armamento bomba ojiva
boat vessel ship craft lancha embarcacion barco nave buque
bounty reward price recompensa recompensas pago
blast explosion sabotage blew blow explosive sabotaje explosion voladura volar explosivo
kill murder assassinate killing death dead casualty slay matar asesinar asesinato muerte muertos homicidio cadaver
drug narcotic cocaine fentanyl trafficking droga estupefaciente cocaina fentanilo narcotrafico narco
residence home house palace residencia casa vivienda palacio
cartel gang mafia cartel banda pandilla
terrorist terrorism militant terrorista terrorismo
election vote ballot poll eleccion elecciones voto votacion comicios
fraud rigged stolen rig fraude amano robado robo
hack cyberattack hacker breach ciberataque hackeo jaqueo intrusion
spy espionage surveillance spyware wiretap espia espiar espionaje vigilancia escuchas
poison poisoned toxin nerve veneno envenenar envenenamiento toxico
missile rocket shell projectile misil cohete proyectil
drone uav unmanned dron drones vehiculo
chemical gas sarin chlorine quimico quimica gas cloro
virus coronavirus pathogen leak outbreak virus patogeno fuga brote
laboratory lab laboratorio
plane aircraft jet airliner helicopter flight avion aeronave caza helicoptero vuelo
shoot shot down downed derribar derribo derribado
pipeline gasoducto oleoducto ducto tuberia
cable cables cable cables
bribe bribery corruption kickback soborno sobornar corrupcion cohecho
fund finance payment money financiar financiacion financiamiento dinero fondos pago
coup overthrow plot golpe derrocar complot conspiracion
interfere interference meddling meddle injerencia interferencia intromision
troop soldier fighter mercenary tropa soldado combatiente mercenario
genocide massacre atrocity genocidio masacre matanza
torture abuse mistreat tortura maltrato abuso
migrant immigrant refugee deportee migrante inmigrante refugiado deportado
prisoner hostage detainee captive prisionero rehen detenido preso
prison jail detention carcel prision penal detencion
hospital clinic hospital clinica
child children minor nino nina menor
border frontier frontera
nuclear atomic enrichment uranium nuclear atomico enriquecimiento uranio
test trial ensayo prueba
camp base facility site plant campo base instalacion planta sitio
tariff duty arancel
vaccine jab vacuna
fire blaze arson incendio fuego
ceasefire truce alto tregua
tunnel tunel
death dead die casualty toll muerte muertos victimas
supply deliver send provide ship suministrar entregar enviar proveer
train training entrenar entrenamiento capacitar
lead head run command leader boss liderar dirigir encabezar mandar jefe lider cabecilla
order ordered instruct ordenar orden
pay paid offer offered pagar ofrecer ofrecen
joint jointly together cooperation collaborate conjunto conjunta cooperacion colaboracion
operation campaign initiative plan operacion operativo campana iniciativa
building build develop making construct fabricar construir desarrollar
syndrome illness sindrome enfermedad
device instrument dispositivo artefacto
invade invasion incursion invadir invasion incursion
espouse host harbor harbour shelter albergar refugiar proteger
eat pet dog cat comer mascota perro gato
`

type Index = Map<string, Set<string>>

function indexGroups(language: 'en' | 'es'): Index {
  const index: Index = new Map()
  for (const line of GROUPS.trim().split('\n')) {
    const stems = new Set(line.split(' ').map((word) => stemWord(foldText(word), language)))
    for (const stem of stems) {
      const known = index.get(stem)
      if (known === undefined) index.set(stem, new Set(stems))
      else for (const other of stems) known.add(other)
    }
  }
  return index
}

const indexes: { en?: Index; es?: Index } = {}

/** Stems that mean what a stem means, itself left out. */
export function synonymsOf(stem: string, language: 'en' | 'es'): readonly string[] {
  // Made when the first is asked for: stemming them all is a good part of what a command that reads no text would start with.
  indexes[language] ??= indexGroups(language)
  return [...(indexes[language].get(stem) ?? [])].filter((other) => other !== stem)
}
