/** Minutes east of UTC. Names of RFC 822, its American neighbours, and what European and Asian sites write. */
const ZONES: Record<string, number> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  west: 60,
  bst: 60,
  cet: 60,
  met: 60,
  mez: 60,
  cest: 120,
  mest: 120,
  mesz: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  sast: 120,
  cat: 120,
  eat: 180,
  wat: 60,
  trt: 180,
  ist: 330,
  pkt: 300,
  wib: 420,
  hkt: 480,
  sgt: 480,
  pht: 480,
  awst: 480,
  jst: 540,
  kst: 540,
  acst: 570,
  aest: 600,
  aedt: 660,
  nzst: 720,
  nzdt: 780,
  at: -240,
  ast: -240,
  adt: -180,
  et: -300,
  est: -300,
  edt: -240,
  ct: -360,
  cst: -360,
  cdt: -300,
  mt: -420,
  mst: -420,
  mdt: -360,
  pt: -480,
  pst: -480,
  pdt: -420,
  akst: -540,
  akdt: -480,
  hst: -600,
  brt: -180,
  art: -180,
  clt: -240,
  cot: -300,
  pet: -300,
  nst: -210,
  ndt: -150,
}

const OFFSET = /^([+-])(\d{1,2}):?(\d{2})?$/
/** No place is further from Greenwich than fourteen hours. */
const MAX_HOURS = 14

/**
 * Minutes east of UTC for `+0100`, `-05:00`, `EST`, `GMT+1`, `Etc/GMT`. Undefined where it is none. A name of three
 * to five letters that is not known counts as UTC: half a day off is nearer than no date.
 */
export function zoneOf(text: string): number | undefined {
  const word = text.toLowerCase().replace(/^etc\//, '')
  const split = /^([a-z]{0,5})([+-].*)?$/.exec(word)
  if (!split) return undefined
  const [, name = '', offset] = split
  if (offset !== undefined) return name === '' || name === 'gmt' || name === 'utc' ? offsetOf(offset) : undefined
  if (Object.hasOwn(ZONES, name)) return ZONES[name]
  return name.length >= 3 ? 0 : undefined
}

function offsetOf(text: string): number | undefined {
  const match = OFFSET.exec(text)
  if (!match) return undefined
  const [, sign, hours, minutes = '0'] = match
  if (Number(hours) > MAX_HOURS || Number(minutes) > 59) return undefined
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}
