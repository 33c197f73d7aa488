import { late } from '../../domain/late.ts'

/**
 * Countries and the words by which the news makes them speak: names, capitals and seats of power, adjectives.
 * One line a country: canonical English name | names | seats | adjectives, folded, alternatives parted by `;`.
 * General knowledge, both languages together; a line more costs nothing.
 */
const TABLE = `
United States|united states;estados unidos;usa;eeuu;america|washington;white house;casa blanca;pentagon;pentagono;capitol hill;trump administration;biden administration|american;americans;estadounidense;estadounidenses;norteamericano;norteamericana;norteamericanos
Mexico|mexico|mexico city;ciudad de mexico;palacio nacional|mexican;mexicans;mexicano;mexicana;mexicanos;mexicanas
Canada|canada|ottawa|canadian;canadians;canadiense;canadienses
Venezuela|venezuela|caracas;miraflores|venezuelan;venezuelans;venezolano;venezolana;venezolanos;venezolanas
Colombia|colombia|bogota;casa de narino|colombian;colombians;colombiano;colombiana;colombianos
Ecuador|ecuador|quito;carondelet|ecuadorian;ecuadorean;ecuatoriano;ecuatoriana;ecuatorianos
Peru|peru|lima|peruvian;peruano;peruana;peruanos
Bolivia|bolivia|la paz|bolivian;boliviano;boliviana;bolivianos
Chile|chile|la moneda|chilean;chileno;chilena;chilenos
Argentina|argentina|buenos aires;casa rosada|argentine;argentinian;argentino;argentinos
Brazil|brazil;brasil|brasilia;planalto|brazilian;brasileno;brasilena;brasilenos
Paraguay|paraguay|asuncion|paraguayan;paraguayo;paraguaya
Uruguay|uruguay|montevideo|uruguayan;uruguayo;uruguaya
Cuba|cuba|havana;la habana|cuban;cubans;cubano;cubana;cubanos
Haiti|haiti|port au prince;puerto principe|haitian;haitiano;haitiana;haitianos
Dominican Republic|dominican republic;republica dominicana|santo domingo|dominican;dominicano;dominicana;dominicanos
Guatemala|guatemala||guatemalan;guatemalteco;guatemalteca
Honduras|honduras|tegucigalpa|honduran;hondureno;hondurena
El Salvador|el salvador|san salvador|salvadoran;salvadoreno;salvadorena
Nicaragua|nicaragua|managua|nicaraguan;nicaraguense
Costa Rica|costa rica|san jose|costa rican;costarricense
Panama|panama||panamanian;panameno;panamena
Trinidad and Tobago|trinidad and tobago;trinidad y tobago|port of spain|trinidadian;trinitense
Guyana|guyana|georgetown|guyanese;guyanes
United Kingdom|united kingdom;britain;great britain;reino unido;gran bretana;england;inglaterra;uk|london;londres;downing street;whitehall|british;briton;britons;britanico;britanica;britanicos;ingles
Ireland|ireland;irlanda|dublin|irish;irlandes;irlandesa
France|france;francia|paris;elysee;eliseo|french;frances;francesa;franceses
Germany|germany;alemania|berlin|german;germans;aleman;alemana;alemanes;alemanas
Spain|spain;espana|madrid;moncloa;la moncloa|spanish;espanol;espanola;espanoles
Portugal|portugal|lisbon;lisboa|portuguese;portugues;portuguesa
Italy|italy;italia|rome;roma;quirinale|italian;italians;italiano;italiana;italianos
Vatican|vatican;vaticano;holy see;santa sede||
Netherlands|netherlands;holland;paises bajos;holanda|the hague;la haya|dutch;neerlandes;neerlandesa;holandes;holandesa
Belgium|belgium;belgica||belgian;belga;belgas
Switzerland|switzerland;suiza|bern;berna|swiss;suizo;suizos
Austria|austria|vienna;viena|austrian;austriaco;austriaca
Poland|poland;polonia|warsaw;varsovia|polish;poles;polaco;polaca;polacos
Czech Republic|czech republic;czechia;republica checa;chequia|prague;praga|czech;checo;checa
Slovakia|slovakia;eslovaquia|bratislava|slovak;eslovaco;eslovaca
Hungary|hungary;hungria|budapest|hungarian;hungaro;hungara
Romania|romania;rumania|bucharest;bucarest|romanian;rumano;rumana
Bulgaria|bulgaria|sofia|bulgarian;bulgaro;bulgara
Greece|greece;grecia|athens;atenas|greek;griego;griega
Serbia|serbia|belgrade;belgrado|serbian;serbio;serbia
Kosovo|kosovo|pristina|kosovar
Sweden|sweden;suecia|stockholm;estocolmo|swedish;sueco;sueca
Norway|norway;noruega|oslo|norwegian;noruego;noruega
Denmark|denmark;dinamarca|copenhagen;copenhague|danish;danes;danesa
Finland|finland;finlandia|helsinki|finnish;finlandes;finlandesa
Estonia|estonia|tallinn;tallin|estonian;estonio;estonia
Latvia|latvia;letonia|riga|latvian;leton
Lithuania|lithuania;lituania|vilnius;vilna|lithuanian;lituano
Russia|russia;rusia;soviet union|moscow;moscu;kremlin|russian;russians;ruso;rusa;rusos;rusas
Ukraine|ukraine;ucrania|kyiv;kiev|ukrainian;ukrainians;ucraniano;ucraniana;ucranianos;ucranianas;ucranio;ucrania
Belarus|belarus;bielorrusia|minsk|belarusian;bielorruso;bielorrusa
Georgia|georgia|tbilisi;tiflis|georgian;georgiano
Armenia|armenia|yerevan;erevan|armenian;armenio
Azerbaijan|azerbaijan;azerbaiyan|baku|azerbaijani;azeri;azerbaiyano
Turkey|turkey;turkiye;turquia|ankara|turkish;turks;turco;turca;turcos
Israel|israel|jerusalem;tel aviv|israeli;israelis;israelies
Palestine|palestine;palestina;gaza|ramallah|palestinian;palestinians;palestino;palestinos
Iran|iran|tehran;teheran|iranian;iranians;irani;iranies
Iraq|iraq;irak|baghdad;bagdad|iraqi;iraqis;iraquies
Syria|syria;siria|damascus;damasco|syrian;syrians;sirio;sirios
Lebanon|lebanon;libano|beirut|lebanese;libanes;libanesa
Jordan|jordan;jordania|amman|jordanian;jordano
Egypt|egypt;egipto|cairo;el cairo|egyptian;egipcio;egipcia
Saudi Arabia|saudi arabia;arabia saudi;arabia saudita|riyadh;riad|saudi;saudis
Qatar|qatar|doha|qatari;catari
United Arab Emirates|united arab emirates;uae;emiratos arabes unidos|abu dhabi|emirati;emirati
Yemen|yemen|sanaa|yemeni
Afghanistan|afghanistan;afganistan|kabul|afghan;afghans;afgano;afganos
Pakistan|pakistan|islamabad;rawalpindi|pakistani;pakistanis;paquistani
India|india|new delhi;delhi;nueva delhi|indian;indians;indio;india
Bangladesh|bangladesh|dhaka;daca|bangladeshi
Sri Lanka|sri lanka|colombo|
Myanmar|myanmar;birmania|naypyidaw|burmese;birmano
Thailand|thailand;tailandia|bangkok|thai;tailandes;tailandesa
Cambodia|cambodia;camboya|phnom penh|cambodian;camboyano
Vietnam|vietnam|hanoi|vietnamese;vietnamita
Philippines|philippines;filipinas|manila|philippine;filipino;filipina
Indonesia|indonesia|jakarta;yakarta|indonesian;indonesio
Malaysia|malaysia;malasia|kuala lumpur|malaysian;malasio
China|china|beijing;pekin|chinese;chino;china;chinos;chinas
Taiwan|taiwan|taipei|taiwanese;taiwanes
Japan|japan;japon|tokyo;tokio|japanese;japones;japonesa
South Korea|south korea;corea del sur|seoul;seul|south korean;surcoreano;surcoreana
North Korea|north korea;corea del norte|pyongyang|north korean;norcoreano;norcoreana
Australia|australia|canberra|australian;australians;australiano;australiana
New Zealand|new zealand;nueva zelanda|wellington|
South Africa|south africa;sudafrica|pretoria|south african;sudafricano;sudafricana
Nigeria|nigeria|abuja|nigerian;nigeriano
Kenya|kenya;kenia|nairobi|kenyan;keniano
Ethiopia|ethiopia;etiopia|addis ababa|ethiopian;etiope
Sudan|sudan|khartoum;jartum|sudanese;sudanes
Rwanda|rwanda;ruanda|kigali|rwandan;ruandes
Congo|congo|kinshasa|congolese;congoleno
Uganda|uganda|kampala|ugandan;ugandes
Mali|mali|bamako|malian;maliense
Niger|niger|niamey|nigerien
Libya|libya;libia|tripoli|libyan;libio
Algeria|algeria;argelia|algiers;argel|algerian;argelino;argelina
Morocco|morocco;marruecos|rabat|moroccan;marroqui;marroquies
Tunisia|tunisia;tunez||tunisian;tunecino
Moldova|moldova;moldavia|chisinau|moldovan;moldavo;moldava
Croatia|croatia;croacia|zagreb|croatian;croata
Slovenia|slovenia;eslovenia|ljubljana;liubliana|slovenian;esloveno;eslovena
Bosnia|bosnia|sarajevo|bosnian;bosnio;bosnia
Albania|albania|tirana|albanian;albanes;albanesa
North Macedonia|north macedonia;macedonia del norte|skopje|macedonian;macedonio
Montenegro|montenegro|podgorica|montenegrin;montenegrino
Cyprus|cyprus;chipre|nicosia|cypriot;chipriota
Malta|malta|valletta;la valeta|maltese;maltes
Iceland|iceland;islandia|reykjavik;reikiavik|icelandic;islandes
Luxembourg|luxembourg;luxemburgo||
Kazakhstan|kazakhstan;kazajistan|astana|kazakh;kazajo
Uzbekistan|uzbekistan|tashkent;taskent|uzbek;uzbeko
Kyrgyzstan|kyrgyzstan;kirguistan|bishkek;biskek|kyrgyz;kirguis
Tajikistan|tajikistan;tayikistan|dushanbe|tajik;tayiko
Turkmenistan|turkmenistan|ashgabat|turkmen
Mongolia|mongolia|ulaanbaatar;ulan bator|mongolian;mongol
Nepal|nepal|kathmandu;katmandu|nepali;nepalese;nepali
Laos|laos|vientiane|lao;laotian;laosiano
Singapore|singapore;singapur||singaporean
Oman|oman|muscat;mascate|omani
Kuwait|kuwait||kuwaiti
Bahrain|bahrain;barein|manama|bahraini;bareini
Ghana|ghana|accra|ghanaian;ghanes
Senegal|senegal|dakar|senegalese;senegales;senegalesa
Ivory Coast|ivory coast;costa de marfil|abidjan;abiyan|ivorian;marfileno
Cameroon|cameroon;camerun|yaounde|cameroonian;camerunes
Chad|chad|ndjamena;yamena|chadian;chadiano
Burkina Faso|burkina faso|ouagadougou;uagadugu|burkinabe
Guinea|guinea|conakry|guinean;guineano
Tanzania|tanzania|dodoma|tanzanian;tanzano
Mozambique|mozambique|maputo|mozambican;mozambiqueno
Angola|angola|luanda|angolan;angoleno
Zambia|zambia|lusaka|zambian;zambiano
Zimbabwe|zimbabwe;zimbabue|harare|zimbabwean;zimbabuense
Namibia|namibia|windhoek|namibian;namibio
Botswana|botswana;botsuana|gaborone|
South Sudan|south sudan;sudan del sur|juba;yuba|south sudanese;sursudanes
Eritrea|eritrea|asmara|eritrean;eritreo
Somalia|somalia|mogadishu;mogadiscio|somali
Djibouti|djibouti;yibuti||
Madagascar|madagascar|antananarivo|malagasy;malgache
Mauritania|mauritania|nouakchott|mauritanian;mauritano
Western Sahara|western sahara;sahara occidental||sahrawi;saharaui
Jamaica|jamaica|kingston|jamaican;jamaicano
Bahamas|bahamas|nassau|bahamian
Belize|belize;belice||belizean;beliceno
Suriname|suriname;surinam|paramaribo|
Puerto Rico|puerto rico||puerto rican;puertorriqueno
Greenland|greenland;groenlandia|nuuk|greenlandic;groenlandes
Fiji|fiji;fiyi|suva|fijian
Papua New Guinea|papua new guinea;papua nueva guinea|port moresby|
African Union|african union;union africana||
European Union|european union;union europea;europe;europa|brussels;bruselas;european commission;comision europea|european;europeans;europeo;europea;europeos
United Nations|united nations;naciones unidas;onu||
NATO|nato;otan||
Organization of American States|oas;oea||american states;estados americanos
Arab League|arab league;liga arabe||
`

export type Place = { country: string; how: 'name' | 'seat' | 'adjective' }

function readTable(): Map<string, Place> {
  const places = new Map<string, Place>()
  for (const line of TABLE.trim().split('\n')) {
    const [country = '', names = '', seats = '', adjectives = ''] = line.split('|')
    const add = (list: string, how: Place['how']) => {
      for (const phrase of list.split(';')) {
        if (phrase !== '' && !places.has(phrase)) places.set(phrase, { country, how })
      }
    }
    add(names, 'name')
    add(seats, 'seat')
    add(adjectives, 'adjective')
  }
  return places
}

const places = late(readTable)
const LONGEST_PHRASE = 4

/** Words that a phrase of the table begins with → the number of words of the longest such phrase. */
const openings = late(() => {
  const longest = new Map<string, number>()
  for (const phrase of places().keys()) {
    const words = phrase.split(' ')
    const first = words[0] as string
    longest.set(first, Math.max(longest.get(first) ?? 0, Math.min(words.length, LONGEST_PHRASE)))
  }
  return longest
})

/** "un" is an article in Spanish, "eu" the United States there and the European Union in English. */
const ACRONYMS: Record<'en' | 'es', Record<string, string>> = {
  en: {
    us: 'United States',
    usa: 'United States',
    un: 'United Nations',
    eu: 'European Union',
    uk: 'United Kingdom',
    uae: 'United Arab Emirates',
    nato: 'NATO',
  },
  es: {
    eu: 'United States',
    eua: 'United States',
    eeuu: 'United States',
    ee: 'United States',
    ue: 'European Union',
    onu: 'United Nations',
    otan: 'NATO',
    uk: 'United Kingdom',
    us: 'United States',
  },
}

type PlaceWord = { folded: string; acronym: boolean; capital: boolean }

/** The place named at word `at`, with how many words it takes; adjectives may be lower-case, the rest may not. */
export function readPlace(
  words: readonly PlaceWord[],
  at: number,
  language: 'en' | 'es',
): (Place & { length: number }) | null {
  const first = words[at]
  if (first === undefined) return null
  if (first.acronym) {
    const country = ACRONYMS[language][first.folded]
    if (country !== undefined) return { country, how: 'name', length: 1 }
  }
  const longest = openings().get(first.folded)
  if (longest === undefined) return null
  for (let length = Math.min(longest, words.length - at); length > 0; length--) {
    let phrase = first.folded
    for (let next = at + 1; next < at + length; next++) phrase += ` ${(words[next] as PlaceWord).folded}`
    const place = places().get(phrase)
    if (place === undefined) continue
    if (first.capital) return { ...place, length }
    const adjective = place.how === 'adjective' ? place : ADJECTIVES_THAT_NAME.get(phrase)
    if (adjective !== undefined) return { ...adjective, length }
  }
  return null
}

/** Lower-case words that are a country's name when capitalised and its adjective when not: "la prensa china". */
const ADJECTIVES_THAT_NAME = new Map<string, Place>(
  [
    ['china', 'China'],
    ['serbia', 'Serbia'],
    ['noruega', 'Norway'],
    ['argentina', 'Argentina'],
    ['ucrania', 'Ukraine'],
    ['india', 'India'],
    ['estonia', 'Estonia'],
  ].map(([word, country]) => [word as string, { country: country as string, how: 'adjective' as const }]),
)

/** English adjective of a country: "German"; its name where the table has none. */
export function adjectiveOf(country: string): string {
  const adjective = englishAdjectives().get(country)
  return adjective === undefined ? country : adjective.replace(/\b\p{L}/gu, (letter) => letter.toUpperCase())
}

const englishAdjectives = late(
  () =>
    new Map(
      TABLE.trim()
        .split('\n')
        .map((line) => line.split('|'))
        .filter(([, , , adjectives]) => adjectives !== undefined && adjectives !== '')
        .map(([country = '', , , adjectives = '']) => [country, adjectives.split(';')[0] ?? '']),
    ),
)

/** Country that a single folded word stands for, whatever its case; null for none. */
export function countryOfWord(folded: string): string | null {
  return places().get(folded)?.country ?? null
}

/** Countries named anywhere in a short text, such as a party's name. */
export function countriesIn(words: readonly PlaceWord[], language: 'en' | 'es'): string[] {
  const found = new Set<string>()
  for (let at = 0; at < words.length; at++) {
    const place = readPlace(words, at, language)
    if (place === null) continue
    found.add(place.country)
    at += place.length - 1
  }
  return [...found]
}
