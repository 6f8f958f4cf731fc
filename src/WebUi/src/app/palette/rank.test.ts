import { beforeEach, describe, expect, it } from 'vitest'
import { rank } from './rank'
import { recentlyVisited, visit } from './recent'

describe('the palette', () => {
  it('puts a beginning first, then a word’s, then what holds it, then its letters in order', () => {
    expect(rank(['app-web', 'awebx', 'web-1', 'w-e-b', 'db'], (name) => name, 'web')).toEqual(['web-1', 'app-web', 'awebx', 'w-e-b'])
    expect(rank(['b', 'a'], (name) => name, ' ')).toEqual(['b', 'a'])
  })
})

describe('what was looked at last', () => {
  beforeEach(() => localStorage.clear())
  it('is kept once each, the newest first, and nothing that is no page of ours', () => {
    visit({ label: 'a', address: '/a' })
    visit({ label: 'b', address: '/b' })
    visit({ label: 'a', address: '/a' })
    expect(recentlyVisited().map((each) => each.label)).toEqual(['a', 'b'])
    localStorage.setItem('hypervisor.recent', '[{"label":"x","address":"https://evil"},7]')
    expect(recentlyVisited()).toEqual([])
  })
})
