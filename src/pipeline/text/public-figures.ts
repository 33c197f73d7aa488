import { late } from '../../domain/late.ts'
import { foldText } from './fold-text.ts'

/**
 * Holders of high office since about 2000, as the news names them without telling their country: heads of state and
 * government, their ministers of foreign affairs and defence, spokespersons, heads of services and of world bodies.
 * `country|office|names`; spellings of one name parted by `/`. General knowledge, of no claim in particular; an office
 * may have ended since: it only tells for which country somebody spoke, what a text itself says of them goes first.
 */
const TABLE = `
United States|president|Donald Trump;Joe Biden;Barack Obama;George W. Bush;Bill Clinton
United States|vicepresident|Kamala Harris;Mike Pence;J.D. Vance;Dick Cheney
United States|secretary|Antony Blinken;Marco Rubio;Mike Pompeo;Rex Tillerson;John Kerry;Hillary Clinton;Condoleezza Rice;Colin Powell;Pete Hegseth;Lloyd Austin;Mark Esper;James Mattis;Jim Mattis;Ash Carter;Chuck Hagel;Leon Panetta;Robert Gates;Donald Rumsfeld;Kristi Noem;Alejandro Mayorkas;Janet Yellen;Steven Mnuchin;Scott Bessent
United States|adviser|Jake Sullivan;John Bolton;Susan Rice;H.R. McMaster;Stephen Miller
United States|spokesperson|John Kirby;Ned Price;Matthew Miller;Vedant Patel;Patrick Ryder;Pat Ryder;Karoline Leavitt;Karine Jean-Pierre;Jen Psaki;Sean Spicer;Heather Nauert;Morgan Ortagus;Tammy Bruce;Jay Carney;Sarah Sanders;Sean Parnell
United States|ambassador|Linda Thomas-Greenfield;Nikki Haley;Samantha Power;Kelly Craft;Mike Waltz
United States|director|William Burns;Gina Haspel;John Brennan;John Ratcliffe;Tulsi Gabbard;Avril Haines;James Clapper;Christopher Wray;Kash Patel;James Comey;Robert Mueller
United States|general|Mark Milley;Merrick Garland;William Barr;Pam Bondi;Jeff Sessions
Mexico|president|Claudia Sheinbaum;Andres Manuel Lopez Obrador;Enrique Pena Nieto;Felipe Calderon;Vicente Fox
Mexico|secretary|Marcelo Ebrard;Juan Ramon de la Fuente;Omar Garcia Harfuch;Rosa Icela Rodriguez;Alicia Barcena
Canada|minister|Justin Trudeau;Mark Carney;Stephen Harper;Melanie Joly;Chrystia Freeland;Anita Anand
Venezuela|president|Nicolas Maduro;Hugo Chavez;Delcy Rodriguez
Venezuela|minister|Jorge Arreaza;Yvan Gil;Diosdado Cabello;Vladimir Padrino;Tarek William Saab;Jorge Rodriguez;Freddy Nanez
Colombia|president|Gustavo Petro;Ivan Duque;Juan Manuel Santos;Alvaro Uribe
Bolivia|president|Evo Morales;Luis Arce;Jeanine Anez;Rodrigo Paz
Brazil|president|Jair Bolsonaro;Luiz Inacio Lula da Silva;Dilma Rousseff;Michel Temer
Argentina|president|Javier Milei;Alberto Fernandez;Cristina Fernandez de Kirchner;Mauricio Macri
Chile|president|Gabriel Boric;Sebastian Pinera;Michelle Bachelet
Peru|president|Dina Boluarte;Pedro Castillo;Martin Vizcarra;Alan Garcia
Ecuador|president|Daniel Noboa;Guillermo Lasso;Lenin Moreno;Rafael Correa
Cuba|president|Miguel Diaz-Canel;Raul Castro;Fidel Castro
Cuba|minister|Bruno Rodriguez
Nicaragua|president|Daniel Ortega;Rosario Murillo
El Salvador|president|Nayib Bukele
Honduras|president|Xiomara Castro;Juan Orlando Hernandez
Guatemala|president|Alejandro Giammattei;Bernardo Arevalo
United Kingdom|minister|Tony Blair;Gordon Brown;David Cameron;Theresa May;Boris Johnson;Liz Truss;Rishi Sunak;Keir Starmer;William Hague;Philip Hammond;Jeremy Hunt;Dominic Raab;James Cleverly;David Lammy;Yvette Cooper;Ben Wallace;Gavin Williamson;Grant Shapps;John Healey;Jack Straw;Priti Patel;Amber Rudd;Sajid Javid
France|president|Emmanuel Macron;Francois Hollande;Nicolas Sarkozy;Jacques Chirac
France|minister|Catherine Colonna;Jean-Yves Le Drian;Laurent Fabius;Stephane Sejourne;Jean-Noel Barrot;Florence Parly;Sebastien Lecornu
Germany|chancellor|Angela Merkel;Olaf Scholz;Friedrich Merz;Gerhard Schroder/Gerhard Schroeder
Germany|minister|Annalena Baerbock;Heiko Maas;Sigmar Gabriel;Frank-Walter Steinmeier;Boris Pistorius;Ursula von der Leyen;Johann Wadephul;Steffen Seibert
Spain|president|Pedro Sanchez;Mariano Rajoy;Jose Luis Rodriguez Zapatero;Jose Maria Aznar
Spain|minister|Jose Manuel Albares;Josep Borrell;Margarita Robles;Fernando Grande-Marlaska;Arancha Gonzalez Laya
Italy|minister|Giorgia Meloni;Mario Draghi;Giuseppe Conte;Matteo Renzi;Silvio Berlusconi;Antonio Tajani;Luigi Di Maio
Netherlands|minister|Mark Rutte;Dick Schoof;Stef Blok;Frans Timmermans
Poland|president|Andrzej Duda;Karol Nawrocki;Lech Kaczynski
Poland|minister|Donald Tusk;Mateusz Morawiecki;Radoslaw Sikorski;Zbigniew Rau;Antoni Macierewicz
Czech Republic|minister|Andrej Babis;Petr Fiala;Jan Lipavsky;Jan Hamacek
Hungary|minister|Viktor Orban;Peter Szijjarto
Sweden|minister|Magdalena Andersson;Ulf Kristersson;Stefan Lofven;Ann Linde;Carl Bildt
Norway|minister|Jonas Gahr Store;Erna Solberg
Denmark|minister|Mette Frederiksen;Lars Lokke Rasmussen
Finland|president|Sauli Niinisto;Alexander Stubb
Serbia|president|Aleksandar Vucic
Russia|president|Vladimir Putin;Dmitry Medvedev/Dmitri Medvedev
Russia|minister|Sergei Lavrov/Sergey Lavrov/Serguei Lavrov;Sergei Shoigu/Sergey Shoigu/Serguei Shoigu;Andrei Belousov;Sergei Ryabkov/Serguei Riabkov/Sergey Ryabkov;Vyacheslav Volodin/Viacheslav Volodin
Russia|spokesperson|Dmitry Peskov/Dmitri Peskov;Maria Zakharova/Maria Zajarova;Igor Konashenkov/Igor Konashenkov
Russia|ambassador|Vasily Nebenzya/Vasili Nebenzia/Vassily Nebenzia/Vasily Nebenzia;Vitaly Churkin/Vitali Churkin;Anatoly Antonov/Anatoli Antonov;Alexander Yakovenko
Russia|director|Sergei Naryshkin/Serguei Narishkin/Sergey Naryshkin;Alexander Bortnikov;Nikolai Patrushev
Ukraine|president|Volodymyr Zelensky/Volodymyr Zelenskyy/Volodimir Zelenski;Petro Poroshenko;Viktor Yanukovych
Ukraine|minister|Dmytro Kuleba/Dmitro Kuleba;Andrii Sybiha/Andriy Sybiha/Andrii Sibiga;Oleksii Reznikov;Pavlo Klimkin;Rustem Umerov;Kyrylo Budanov/Kirilo Budanov
Ukraine|adviser|Mykhailo Podolyak/Mijailo Podoliak/Mykhaylo Podolyak;Andriy Yermak/Andrii Yermak;Oleksiy Arestovych
Belarus|president|Alexander Lukashenko/Aleksandr Lukashenko
Georgia|president|Mikheil Saakashvili;Salome Zourabichvili
Armenia|minister|Nikol Pashinyan
Azerbaijan|president|Ilham Aliyev
Turkey|president|Recep Tayyip Erdogan
Turkey|minister|Mevlut Cavusoglu;Hakan Fidan;Ahmet Davutoglu
Israel|minister|Benjamin Netanyahu/Binyamin Netanyahu;Naftali Bennett;Yair Lapid;Ehud Olmert;Ariel Sharon;Yoav Gallant;Israel Katz;Eli Cohen;Gideon Saar;Benny Gantz
Israel|spokesperson|Daniel Hagari;Avichay Adraee;Peter Lerner
Israel|ambassador|Gilad Erdan;Danny Danon
Palestine|president|Mahmoud Abbas/Mahmud Abas;Yasser Arafat
Iran|president|Hassan Rouhani/Hasan Rohani;Ebrahim Raisi;Mahmoud Ahmadinejad/Mahmud Ahmadineyad;Masoud Pezeshkian
Iran|minister|Mohammad Javad Zarif/Mohamad Yavad Zarif;Javad Zarif;Abbas Araghchi/Abas Araqchi/Abbas Araqchi;Hossein Amir-Abdollahian;Ali Khamenei/Ali Jamenei
Iran|spokesperson|Nasser Kanaani/Naser Kanani;Esmail Baghaei/Esmaeil Baghaei;Abbas Mousavi/Abas Musavi;Bahram Qasemi
Iraq|president|Saddam Hussein/Sadam Husein
Syria|president|Bashar al-Assad/Bashar al Asad/Bachar al Asad;Ahmed al-Sharaa
Syria|minister|Walid Muallem/Walid al-Moallem;Bashar Jaafari/Bashar Jaafari
Saudi Arabia|minister|Mohammed bin Salman/Mohamed bin Salman;Adel al-Jubeir;Faisal bin Farhan
Qatar|minister|Tamim bin Hamad
Egypt|president|Abdel Fattah al-Sisi/Abdelfatah al Sisi;Hosni Mubarak
Pakistan|minister|Imran Khan;Nawaz Sharif;Shehbaz Sharif;Shah Mehmood Qureshi;Ishaq Dar;Asif Ghafoor;Bilawal Bhutto Zardari
India|minister|Narendra Modi;Manmohan Singh;Subrahmanyam Jaishankar;S. Jaishankar;Amit Shah;Rajnath Singh;Sushma Swaraj
India|spokesperson|Arindam Bagchi;Randhir Jaiswal;Raveesh Kumar
Afghanistan|president|Ashraf Ghani;Hamid Karzai
China|president|Xi Jinping;Hu Jintao
China|minister|Wang Yi;Li Keqiang;Li Qiang;Qin Gang
China|spokesperson|Mao Ning;Wang Wenbin;Zhao Lijian;Hua Chunying;Geng Shuang;Lin Jian;Guo Jiakun
Taiwan|president|Tsai Ing-wen;Lai Ching-te;William Lai
Japan|minister|Shinzo Abe;Fumio Kishida;Yoshihide Suga;Shigeru Ishiba;Sanae Takaichi
South Korea|president|Moon Jae-in;Yoon Suk-yeol;Lee Myung-bak;Park Geun-hye;Lee Jae-myung
North Korea|leader|Kim Jong-un;Kim Jong-il;Kim Yo-jong
Australia|minister|Scott Morrison;Anthony Albanese;Malcolm Turnbull;Penny Wong;Marise Payne
New Zealand|minister|Jacinda Ardern
Philippines|president|Ferdinand Marcos;Rodrigo Duterte
South Africa|president|Cyril Ramaphosa;Jacob Zuma
Rwanda|president|Paul Kagame
Congo|president|Felix Tshisekedi;Joseph Kabila
Ethiopia|minister|Abiy Ahmed
Libya|leader|Muammar Gaddafi/Muamar Gadafi/Moammar Gadhafi
United Nations|secretary|Antonio Guterres;Ban Ki-moon;Kofi Annan
United Nations|spokesperson|Stephane Dujarric;Farhan Haq
United Nations|commissioner|Volker Turk;Michelle Bachelet
NATO|secretary|Jens Stoltenberg;Anders Fogh Rasmussen
European Union|representative|Federica Mogherini;Kaja Kallas;Charles Michel;Jean-Claude Juncker;Peter Stano
`

type Figure = { country: string; role: string; words: string[] }

function readTable(): Map<string, Figure[]> {
  const figures = new Map<string, Figure[]>()
  for (const line of TABLE.trim().split('\n')) {
    const [country = '', role = '', names = ''] = line.split('|')
    for (const spelling of names.split(/[;/]/)) {
      const words = foldText(spelling)
        .split(/[^a-z]+/)
        .filter((word) => word.length > 1)
      const last = words.at(-1) ?? ''
      figures.set(last, [...(figures.get(last) ?? []), { country, role, words }])
    }
  }
  return figures
}

const figures = late(readTable)

/** Surnames that many bear, or that are plain words: they name a figure only with a given name beside them. */
const COMMON =
  /^(?:may|brown|bush|rice|power|price|miller|hunt|johnson|harris|kumar|khan|singh|shah|cooper|gates|graham|wong|kim|park|lee|moon|lai|castro|rodriguez|garcia|gonzalez|hernandez|fernandez|sanchez|morales|arce|fox|sharif|cohen|katz|kelly|carter|austin|burns|sanders|bruce|straw|michel|stano|ryder|patel|ning|gang|jian|yi|raisi|abbas|abas|ahmed|castillo|moreno|correa|gil|saab|cabello|santos|duque|paz|wallace|brennan|clinton|powell|blok|vance|silva|hussein|husein|salman|hamad|farhan|noem|waltz|reed|turk|laya|linde|ghani|haq|ban)$/

/** Is a folded word the surname of somebody the news names daily, whatever the story? */
export function isFigureName(folded: string): boolean {
  return figures().has(folded.replace(/['’]s$/u, ''))
}

/** Who a named person is, where their country and office are widely known; `null` where the name tells nobody. */
export function knownFigure(name: Iterable<string>): { country: string; role: string } | null {
  const keys = [...name]
  for (const last of keys) {
    const named = figures().get(last)
    if (named === undefined) continue
    if (keys.length === 1 && COMMON.test(last)) continue
    const fit = named.filter(
      ({ words }) => keys.every((key) => words.includes(key)) || words.every((word) => keys.includes(word)),
    )
    const countries = new Set(fit.map(({ country }) => country))
    if (fit[0] !== undefined && countries.size === 1) return fit[0]
  }
  return null
}
