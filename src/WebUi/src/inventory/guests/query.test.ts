import { describe, expect, it } from 'vitest'
import { guest } from '../../../tests/some'
import { guestPage } from './queries'
import { hasValue, matches, parseQuery, removeTerm, toggleValue } from './query'

describe('guest query', () => {
  it('reads words, qualifiers, comparisons, quotes and negation', () => {
    expect(parseQuery('web -tag:test status:stopped,paused cpu>=80 name:"my vm"').map(({ negative, field, compare, values }) => [negative, field, compare, values])).toEqual([
      [false, undefined, undefined, ['web']],
      [true, 'tag', undefined, ['test']],
      [false, 'status', undefined, ['stopped', 'paused']],
      [false, 'cpu', '>=', ['80']],
      [false, 'name', undefined, ['my vm']],
    ])
  })
  it('toggles a value among the alternatives of its field', () => {
    expect(toggleValue('web', 'status', 'running')).toBe('web status:running')
    expect(toggleValue('web status:running', 'status', 'paused')).toBe('web status:running,paused')
    expect(toggleValue('status:running web', 'status', 'running')).toBe('web')
    expect(hasValue('-status:running', 'status', 'running')).toBe(false)
  })
  it('removes one term and keeps the rest', () => {
    const [, term] = parseQuery('web tag:prod cpu>80')
    expect(removeTerm('web tag:prod cpu>80', term!)).toBe('web cpu>80')
  })
  it('knows whether a guest belongs', () => {
    const vm = guest(101, { name: 'web-1', tags: ['prod'], cpu_percent: 90, uptime: 600 })
    expect(matches(vm, 'web tag:prod cpu>80 uptime<1h')).toBe(true)
    expect(matches(vm, '-tag:prod')).toBe(false)
    expect(matches(vm, 'status:stopped')).toBe(false)
    expect(matches(vm, 'somethingnew:x')).toBe(true)
  })
})

describe('query keys', () => {
  it('are kind, scope and what was asked, with defaults left out', () => {
    expect(guestPage({ q: '', sort: 'name' }).queryKey).toEqual(['guests', 'fleet', { q: undefined, site: undefined, type: undefined, sort: 'name', snapshot: undefined, offset: 0 }])
    expect(guestPage({ controller: 'c1', type: 'lxc' }, { snapshot: 's', offset: 200 }).queryKey[1]).toBe('c1')
  })
})
