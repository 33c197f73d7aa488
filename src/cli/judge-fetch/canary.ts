import net, { type AddressInfo } from 'node:net'

export type Canary = {
  port: number
  /** Connections opened since the last reset. There must be none. */
  connections(): number
  reset(): void
  close(): Promise<void>
}

/** Listens where nobody may come: loopback, IPv4 and (where the machine has it) IPv6, on one port. */
export async function openCanary(): Promise<Canary> {
  let connections = 0
  const onConnection = (socket: net.Socket) => {
    connections++
    socket.on('error', () => {}).end('HTTP/1.1 200 OK\r\ncontent-length: 6\r\nconnection: close\r\n\r\nsecret')
  }
  const four = net.createServer(onConnection)
  const port = await listen(four, 0, '127.0.0.1')
  const six = net.createServer(onConnection)
  await listen(six, port, '::1').catch(() => 0)
  return {
    port,
    connections: () => connections,
    reset: () => {
      connections = 0
    },
    async close() {
      four.close()
      if (six.listening) six.close()
    },
  }
}

function listen(server: net.Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  })
}
