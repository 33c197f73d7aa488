/** Made when it is first asked for, once: what is made while a program loads is waited for at every start. */
export function late<Made>(make: () => Made): () => Made {
  let made: { it: Made } | null = null
  return () => {
    made ??= { it: make() }
    return made.it
  }
}
