import { toPlainText } from '../html/plain-text.ts'

/** Scripts and paths only a challenge carries. */
const SURE: [RegExp, string][] = [
  [/cdn-cgi\/challenge-platform|__cf_chl_|cf-challenge|cf_chl_opt|cf-browser-verification/i, 'Cloudflare challenge'],
  [/_Incapsula_Resource|incapsula incident/i, 'Imperva challenge'],
  [/AwsWafIntegration|awswaf\.com|aws-waf-token/i, 'AWS WAF challenge'],
  [/captcha-delivery\.com|geo\.captcha-delivery|datadome/i, 'DataDome challenge'],
  [/px-captcha|_pxCaptcha|perimeterx/i, 'PerimeterX challenge'],
  [/\/\.well-known\/sgcaptcha|sg-captcha/i, 'SiteGround challenge'],
  [/sec-if-cpt-container|akam-bm|bm-verify|_abck/i, 'Akamai challenge'],
  [/sucuri_cloudproxy|cloudproxy@sucuri/i, 'Sucuri challenge'],
  [/Kasada|ips\.js\?KP/i, 'Kasada challenge'],
  [/anubis_challenge|techaro\.lol/i, 'Anubis challenge'],
]
/** Words of a page that says nothing else. */
const WORDS =
  /captcha|are you (?:a )?(?:human|robot)|not a robot|checking your browser|just a moment|enable (?:java\s?script|cookies)|java\s?script is (?:disabled|required)|verify(?:ing)? (?:that )?you are|access denied|request (?:was |has been )?blocked|unusual traffic|ddos protection|security check|attention required|habilit[ae] javascript|verificando (?:su|tu) navegador|acceso denegado/i

const SCANNED = 200_000
/** A page with more to read than this is a page about something. */
const SHORT_TEXT = 1_500
/** Less text than this and a script: the page exists to run the script. */
const NO_TEXT = 40

/** Names the kind of challenge or block page this HTML is, or null. */
export function findChallenge(html: string): string | null {
  const scanned = html.slice(0, SCANNED)
  const text = toPlainText(scanned)
  const sure = SURE.find(([pattern]) => pattern.test(scanned))
  if (sure && text.length < SHORT_TEXT * 2) return sure[1]
  if (text.length < SHORT_TEXT && WORDS.test(`${text} ${noscriptOf(scanned)} ${titleOf(scanned)}`)) return 'bot check'
  if (text.length < NO_TEXT && /<script[\s>]/i.test(scanned)) return 'JavaScript challenge'
  return null
}

function titleOf(html: string): string {
  return /<title[^>]{0,200}>([^<]{0,300})/i.exec(html)?.[1] ?? ''
}

function noscriptOf(html: string): string {
  const start = html.search(/<noscript[\s>]/i)
  return start < 0 ? '' : html.slice(start, start + 1_000)
}
