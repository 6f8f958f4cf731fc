import { describe, expect, it } from 'vitest'
import type { Snapshot } from '../../api/pages'
import { snapshotTree } from './snapshotTree'

const snapshot = (name: string, parent: string | null, minute: number): Snapshot => ({ name, parent, description: null, created_at: `2026-11-23T10:${String(minute).padStart(2, '0')}:00Z`, vmstate: false })
const said = (snapshots: Snapshot[], current?: string) => snapshotTree(snapshots, current).map(({ snapshot, depth, onPath }) => `${'  '.repeat(depth)}${snapshot?.name ?? 'NOW'}${onPath ? '*' : ''}`)

describe('snapshot tree', () => {
  it('shows now below the snapshot that it goes on from, and the way to it', () => {
    expect(said([snapshot('c', 'b', 3), snapshot('a', null, 1), snapshot('b', 'a', 2)], 'b')).toEqual(['a*', '  b*', '    NOW*', '    c'])
  })
  it('puts the older branch first', () => {
    expect(said([snapshot('late', 'a', 9), snapshot('early', 'a', 2), snapshot('a', null, 1)], 'late')).toEqual(['a*', '  early', '  late*', '    NOW*'])
  })
  it('reads now from the list where Proxmox VE put it there', () => {
    expect(said([snapshot('a', null, 1), snapshot('current', 'a', 0)])).toEqual(['a*', '  NOW*'])
  })
  it('shows what has lost its parent, and now at the root when nobody is its parent', () => {
    expect(said([snapshot('orphan', 'gone', 1)], 'gone')).toEqual(['orphan', 'NOW*'])
  })
  it('ends where parents go round in a circle', () => {
    expect(said([snapshot('a', 'b', 1), snapshot('b', 'a', 2)], undefined)).toEqual(['a', 'b', 'NOW*'])
  })
})
