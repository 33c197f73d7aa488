/** Words of the vocabulary that stand in more than one group of refusals. */
export const DECIDED = { confirmed: 'confirmó', edited: 'cambió', dismissed: 'descartó', open: 'abrió' }
export const REQUEST = {
  open: 'abierta',
  acknowledged: 'reconocida',
  refused: 'rechazada',
  'partly answered': 'respondida en parte',
  answered: 'respondida',
  'no public answer': 'sin respuesta pública',
}
