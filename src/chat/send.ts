/** As WHATWG has it; handed in, for only the runtime reaches for the network. */
export type Send = (input: string | URL | Request, init?: RequestInit) => Promise<Response>
