import type { Refusals } from './refusal-words.ts'

/** What `verify`, `backup` and `restore` say when they are done. */
export const RECORD_SENTENCES: Refusals = {
  'The chain of {0} entries is whole. Head: {1}': 'La cadena de {0} asientos está íntegra. Cabeza: {1}',
  'The record is not as it was written: one finding.': 'El registro no está como se escribió: un hallazgo.',
  'The record is not as it was written: {0} findings.': 'El registro no está como se escribió: {0} hallazgos.',
  'and {0} more': 'y {0} más',
  ' ({0} more were removed, as the ledger says)': ' (otros {0} se quitaron, como dice el libro)',
  'Compared: {0} rows of history, {1} texts{2}, {3}.': 'Comparado: {0} filas de historia, {1} textos{2}, {3}.',
  '{0} of {1} anchors in {2}': '{0} de {1} anclas en {2}',
  'no anchor: there is no anchor file': 'ninguna ancla: no hay archivo de anclas',
  'no anchor: there is none in {0} yet': 'ninguna ancla: en {0} no hay todavía ninguna',
  'Restore a backup from before: "onrecord restore FILE". Keep this database aside; it shows what was done.':
    'Recupera una copia de antes: "onrecord restore ARCHIVO". Guarda aparte esta base de datos; muestra lo que se hizo.',
  '{0}: {1} ledger entries, verified. Head: {2}. Put it on another machine.':
    '{0}: {1} asientos, comprobados. Cabeza: {2}. Guárdala en otra máquina.',
  '{0} is the backup now: {1} ledger entries, verified.': '{0} es ahora la copia: {1} asientos, comprobados.',
  'What was there is kept as {0}.': 'Lo que había queda como {0}.',
  'So that nothing is posted twice, the next poll of every source is taken in silently{0}.':
    'Para que nada se publique dos veces, la próxima consulta de cada fuente se toma en silencio{0}.',
  ', and {0} waiting posts are for an editor: "onrecord deliveries"':
    ', y {0} publicaciones en espera son para la redacción: "onrecord deliveries"',
}
