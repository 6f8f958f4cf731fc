import { describe, expect, it } from 'vitest'
import { ago, bytes, count, duration, percent } from './formats'

const plain = (value: string) => value.replaceAll('\u00a0', ' ')

describe('formats', () => {
  it('writes sizes in powers of 1024 with three digits', () => {
    expect(plain(bytes(0))).toBe('0 B')
    expect(plain(bytes(3.41 * 2 ** 30))).toBe('3.41 GiB')
    expect(plain(bytes(1023.9 * 2 ** 30))).toBe('1 TiB')
    expect(plain(bytes(40 * 2 ** 40))).toBe('40 TiB')
  })
  it('tells missing from zero', () => {
    expect(bytes(null)).toBe('–')
    expect(percent(undefined)).toBe('–')
    expect(plain(percent(0))).toBe('0 %')
    expect(count(0)).toBe('0')
  })
  it('writes durations in their two largest units', () => {
    expect(plain(duration(2 * 86400 + 4 * 3600 + 59))).toBe('2 d 4 h')
    expect(plain(duration(12 * 60 + 5))).toBe('12 min')
    expect(plain(duration(0))).toBe('0 s')
  })
  it('is relative for seven days', () => {
    const now = Date.parse('2026-11-23T12:00:00Z')
    expect(plain(ago('2026-11-23T11:57:00Z', now))).toBe('3 min ago')
    expect(ago('2026-11-01T12:00:00Z', now)).toContain('2026')
    expect(ago('never', now)).toBe('–')
  })
})
