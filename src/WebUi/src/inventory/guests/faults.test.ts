import { describe, expect, it } from 'vitest'
import { fieldChoices, placeAt, valueChoices, withChoice } from './complete'
import { faultsOf, nearest } from './faults'

describe('mistakes in a query', () => {
  it('are placed, and come with a cure', () => {
    const [fault, ...others] = faultsOf('web colour:red tag:prod')
    expect(others).toEqual([])
    expect([fault!.start, fault!.end]).toEqual([4, 14])
    expect(faultsOf('stats:running')[0]!.what).toContain('did you mean status?')
    expect(faultsOf('cpu>much')[0]!.what).toContain('cpu>80')
    expect(faultsOf('uptime<soon')[0]!.what).toContain('uptime>24h')
    expect(faultsOf('status>running')[0]!.what).toContain('status:running')
    expect(faultsOf('tag:')[0]!.what).toContain('no value')
    expect(faultsOf('name:"my vm')[0]).toMatchObject({ start: 5, end: 11 })
  })
  it('are none where all is understood', () => {
    for (const q of ['', 'web db', 'tag:a,b -tag:c', 'cpu>80 mem>=90% vcpu=4 disk<5', 'uptime<1h backup>24h backup>2 backup:never', 'name:"my vm" "a: b"', 'lock:any ha:any id:100 pool:x']) expect(faultsOf(q)).toEqual([])
  })
  it('guesses no field of something far from all', () => {
    expect(nearest('colour')).toBeUndefined()
    expect(nearest('clustr')).toBe('cluster')
    expect(nearest('memory')).toBe('mem')
  })
})

describe('completion', () => {
  it('knows what is typed at the caret', () => {
    expect(placeAt('web sta', 7)).toMatchObject({ from: 4, to: 7, prefix: 'sta', rest: 'web' })
    expect(placeAt('web status:ru', 13)).toMatchObject({ from: 11, to: 13, field: 'status', prefix: 'ru', rest: 'web' })
    expect(placeAt('-tag:a,b web', 8)).toMatchObject({ from: 7, to: 8, field: 'tag', prefix: 'b', rest: 'web' })
    expect(placeAt('tag:a,b web', 5)).toMatchObject({ from: 4, to: 5, prefix: 'a' })
    expect(placeAt('cpu>8', 5)).toBeUndefined()
    expect(placeAt('name:x', 6)).toBeUndefined()
    expect(placeAt('web ', 4)).toMatchObject({ prefix: '', from: 4 })
  })
  it('offers fields, then values by how many have them', () => {
    expect(fieldChoices('st').map((each) => each.insert)).toEqual(['status:'])
    expect(fieldChoices('')).toEqual([])
    const values = [{ value: 'prod', count: 9 }, { value: 'pre prod', count: 4 }, { value: 'test', count: 2 }]
    expect(valueChoices(values, 'pr')).toEqual([{ insert: 'prod', count: 9 }, { insert: '"pre prod"', count: 4 }])
    expect(valueChoices(values, 'es').map((each) => each.insert)).toEqual(['test'])
  })
  it('puts the choice in and goes on', () => {
    const q = 'web sta cpu>80'
    expect(withChoice(q, placeAt(q, 7)!, { insert: 'status:' })).toEqual({ q: 'web status: cpu>80', caret: 11 })
    const value = 'status:ru'
    expect(withChoice(value, placeAt(value, 9)!, { insert: 'running' })).toEqual({ q: 'status:running ', caret: 15 })
  })
})
