import { describe, expect, it } from 'vitest'
import { closed } from './close'
import { resized, typed } from './termProtocol'

describe('terminal', () => {
  it('tells the length in bytes, not in letters', () => {
    expect(typed('ls\r')).toBe('0:3:ls\r')
    expect(typed('ä€')).toBe('0:5:ä€')
  })
  it('tells its size', () => expect(resized(80, 24)).toBe('1:80:24:'))
})

describe('an ended console', () => {
  it('is not asked for again when the access ended or it was closed in order', () => {
    expect([1008, 1000, 1002, 4001, 4002].map((code) => closed(code, '').again)).toEqual([false, false, false, false, false])
  })
  it('is asked for again when the server restarts or the line broke', () => {
    expect([1001, 1006, 1011].map((code) => closed(code, '').again)).toEqual([true, true, true])
  })
  it('says the server’s reason', () => expect(closed(1008, 'Your role changed.').said).toBe('Your role changed.'))
})
