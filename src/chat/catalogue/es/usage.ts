/** What the command line says of a command typed wrongly, in Spanish: line by line, by the English of who reads the options. */
export const USAGE: Readonly<Record<string, string>> = {
  "error: unknown command '{0}'": 'error: no hay ninguna orden «{0}»',
  "error: unknown option '{0}'": 'error: no hay ninguna opción «{0}»',
  "error: option '{0}' argument missing": 'error: a la opción «{0}» le falta su valor',
  "error: option '{0}' argument '{1}' is invalid. {2}": 'error: la opción «{0}» no admite «{1}». {2}',
  "error: command-argument value '{0}' is invalid for argument '{1}'. {2}": 'error: «{0}» no vale como «{1}». {2}',
  'error: too many arguments. Expected {0} argument but got {1}: {2}.':
    'error: sobran argumentos. Se esperaba {0} y hay {1}: {2}.',
  'error: too many arguments. Expected {0} arguments but got {1}: {2}.':
    'error: sobran argumentos. Se esperaban {0} y hay {1}: {2}.',
  "error: too many arguments for '{0}'. Expected {1} argument but got {2}: {3}.":
    'error: sobran argumentos en «{0}». Se esperaba {1} y hay {2}: {3}.',
  "error: too many arguments for '{0}'. Expected {1} arguments but got {2}: {3}.":
    'error: sobran argumentos en «{0}». Se esperaban {1} y hay {2}: {3}.',
  'error: "{0}" also needs:': 'error: a "{0}" le falta:',
  'error: there is no command "{0}" here; there are {1}': 'error: aquí no hay ninguna orden «{0}»; hay {1}',
  'error: "{0}" has no commands of its own, so there is no help for "{1}" in it':
    'error: "{0}" no tiene órdenes propias, así que no hay ayuda de «{1}» en ella',
  'Allowed choices are {0}.': 'Vale {0}.',
  'Expected a whole number from {0} to {1}.': 'Se esperaba un número entero de {0} a {1}.',
  '(Did you mean {0}?)': '(¿Querías decir {0}?)',
  '(Did you mean one of {0}?)': '(¿Querías decir {0}?)',
  '("{0}" says more)': '("{0}" dice más)',
  '("{0}" lists the commands)': '("{0}" enumera las órdenes)',
}
