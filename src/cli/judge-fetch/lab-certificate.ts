/** A fresh certificate for `*.lab.test`; a development dependency makes it, so that no key lies in the project. */
export async function createLabCertificate(): Promise<{ key: string; cert: string }> {
  const { generate } = await import('selfsigned')
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'lab.test' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: '*.lab.test' },
          { type: 2, value: 'lab.test' },
        ],
      },
    ],
  })
  return { key, cert }
}
