import { describe, expect, it } from 'vitest'
import { guest, guestPage } from '../../../tests/some'
import { corrected } from './correct'

describe('rows after missed events', () => {
  const [running, other] = [guest(100, { stale: false, status: 'running' }), guest(101, { stale: false, status: 'running' })]
  const list = guestPage([running, other])

  it('stay where they are, with the values of now', () => {
    const now = new Map([[running.id, { ...running, status: 'stopped' as const }], [other.id, other]])
    expect(corrected(list, now).items.map((row) => [row.id, row.status, row.stale])).toEqual([[running.id, 'stopped', false], [other.id, 'running', false]])
  })

  it('say that they are old where nothing newer is known', () => {
    expect(corrected(list, new Map([[other.id, other]])).items.map((row) => row.stale)).toEqual([true, false])
  })
})
