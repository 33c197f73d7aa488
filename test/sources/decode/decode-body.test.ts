import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decodeBody } from '../../../src/sources/decode/decode-body.ts'

const WORDS = 'Señal: “no hay información” — 年'
const LATIN = 'Señal: “no hay información”'
const declared = (charset: string, words = LATIN) => `<?xml version="1.0" encoding="${charset}"?><t>${words}</t>`
const header = (charset: string) => ({ 'content-type': `application/xml; charset=${charset}` })

describe('charset of a body', () => {
  it.each(['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])('by byte order mark: %s', (charset) => {
    const bytes = iconv.encode(`\ufeff<t>${WORDS}</t>`, charset)
    expect(decodeBody(bytes, header('iso-8859-1'))).toEqual({ text: `<t>${WORDS}</t>`, charset })
  })

  it.each(['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])('by its bytes, without a mark: %s', (charset) => {
    expect(decodeBody(iconv.encode(declared(charset, WORDS), charset), {}).text).toContain(WORDS)
  })

  it('by the header before the declaration', () => {
    const bytes = iconv.encode(declared('utf-16'), 'windows-1252')
    expect(decodeBody(bytes, header('windows-1252')).text).toContain(LATIN)
    expect(decodeBody(iconv.encode(declared('windows-1252', '년'), 'euc-kr'), header('"EUC-KR"')).text).toContain('년')
  })

  it.each(['windows-1252', 'iso-8859-1', 'windows-1250'])('by the declaration: %s', (charset) => {
    expect(decodeBody(iconv.encode(declared(charset, 'información'), charset), {}).text).toContain('información')
  })

  it('by <meta> in a page', () => {
    const page = `<html><head><meta charset="windows-1252"></head><body>${LATIN}</body></html>`
    expect(decodeBody(iconv.encode(page, 'windows-1252'), {}).text).toContain(LATIN)
  })

  it('reads ISO-8859-1 as what it is taken for, windows-1252', () => {
    expect(decodeBody(iconv.encode(declared('iso-8859-1'), 'windows-1252'), {}).text).toContain('“no hay')
  })

  it('passes over a charset that is unknown or that the bytes contradict', () => {
    expect(decodeBody(Buffer.from(declared('utf-8')), header('klingon'))).toMatchObject({ charset: 'utf-8' })
    expect(decodeBody(iconv.encode(declared('windows-1252'), 'windows-1252'), header('utf-8')).text).toContain(LATIN)
    expect(decodeBody(Buffer.from(declared('utf-16')), {}).text).toContain(LATIN)
  })

  it('keeps the accents of a UTF-8 text with one broken byte', () => {
    const bytes = Buffer.concat([Buffer.from(declared('utf-8', 'información años')), Buffer.from([0xff])])
    expect(decodeBody(bytes, {}).text).toContain('información años')
  })

  it('reads unlabelled Latin text as windows-1252', () => {
    expect(decodeBody(iconv.encode(`<t>${LATIN}</t>`, 'windows-1252'), {})).toMatchObject({ charset: 'windows-1252' })
  })
})
