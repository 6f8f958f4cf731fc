import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { change } from '../../tests/changes'
import type { Change } from '../api/changes'
import { EventApplier } from './apply'
import { applyChange, watchChanges, type ChangeList } from './changes'

const page = (items: Change[]): ChangeList => ({ items, next_cursor: null, counts: {} })
const OPEN = ['changes', 'open']
const LIST = ['changes', 'list', {}]
let made = 0
const fresh = (over: Partial<Change> = {}) => change({ id: `change-${++made}`, ...over })

describe('events of changes', () => {
  it('reach what is shown of one, and an older one does not overwrite', () => {
    const client = new QueryClient()
    const first = fresh()
    client.setQueryData(['change', first.id], first)
    applyChange(client, { ...first, status: 'applying', revision: 3 })
    applyChange(client, { ...first, status: 'approved', revision: 2 })
    expect(client.getQueryData<Change>(['change', first.id])!.status).toBe('applying')
  })
  it('keep the open ones: new ones come, ended ones go', () => {
    const client = new QueryClient()
    const [one, two] = [fresh(), fresh()]
    client.setQueryData(OPEN, page([one]))
    applyChange(client, two)
    expect(client.getQueryData<ChangeList>(OPEN)!.items.map((each) => each.id)).toEqual([two.id, one.id])
    applyChange(client, { ...one, status: 'applied', revision: 5 })
    expect(client.getQueryData<ChangeList>(OPEN)!.items.map((each) => each.id)).toEqual([two.id])
  })
  it('change rows of a list where they are, and count those that are new instead of moving it', () => {
    const client = new QueryClient()
    const one = fresh()
    client.setQueryData(LIST, { pages: [page([one])], pageParams: [undefined] })
    applyChange(client, { ...one, status: 'failed', revision: 2 })
    applyChange(client, fresh())
    const [shown] = client.getQueryData<{ pages: ChangeList[] }>(LIST)!.pages
    expect(shown!.items.map((each) => each.status)).toEqual(['failed'])
    expect(shown!.fresh).toBe(1)
  })
  it('are told once, with what was known before', () => {
    const client = new QueryClient()
    const seen: [string, string | undefined][] = []
    const stop = watchChanges((now, before) => seen.push([now.status, before?.status]))
    const one = fresh()
    const applier = new EventApplier(client)
    const event = (data: Change) => ({ id: '', event: 'change', data: JSON.stringify(data) })
    applier.apply([event(one), event({ ...one, status: 'applied', revision: 2 }), event({ ...one, status: 'applied', revision: 2 })])
    stop()
    expect(seen).toEqual([['pending', undefined], ['applied', 'pending']])
  })
})
