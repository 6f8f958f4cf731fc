import type { Snapshot } from '../../api/pages'

export interface SnapshotNode {
  /** Undefined: the guest as it is now. */
  snapshot: Snapshot | undefined
  depth: number
  /** It lies between the root and what is now: losing it would lose a step of this history. */
  onPath: boolean
}

const CURRENT = 'current'

/** Depth first, the oldest branch first; "now" stands below the snapshot that it goes on from. */
export function snapshotTree(snapshots: readonly Snapshot[], current: string | undefined): SnapshotNode[] {
  const real = snapshots.filter((each) => each.name !== CURRENT)
  const here = snapshots.find((each) => each.name === CURRENT)?.parent ?? current
  const byName = new Map(real.map((each) => [each.name, each]))
  const path = new Set<string>()
  for (let at = here && byName.get(here); at && !path.has(at.name); at = at.parent ? byName.get(at.parent) : undefined) path.add(at.name)
  const children = new Map<string, Snapshot[]>()
  for (const each of real) {
    const parent = each.parent && byName.has(each.parent) && each.parent !== each.name ? each.parent : ''
    children.set(parent, [...(children.get(parent) ?? []), each])
  }
  const nodes: SnapshotNode[] = []
  const seen = new Set<string>()
  const walk = (parent: string, depth: number) => {
    if (here === parent && parent !== '') nodes.push({ snapshot: undefined, depth, onPath: true })
    for (const each of (children.get(parent) ?? []).toSorted(byAge)) {
      if (seen.has(each.name)) continue
      seen.add(each.name)
      nodes.push({ snapshot: each, depth, onPath: path.has(each.name) })
      walk(each.name, depth + 1)
    }
  }
  walk('', 0)
  // Parents that go round in a circle have no root: they are still shown.
  for (const each of real) if (!seen.has(each.name)) { seen.add(each.name); nodes.push({ snapshot: each, depth: 0, onPath: path.has(each.name) }) }
  if (!here || !byName.has(here)) nodes.push({ snapshot: undefined, depth: 0, onPath: true })
  return nodes
}

const byAge = (a: Snapshot, b: Snapshot) => (a.created_at ?? '').localeCompare(b.created_at ?? '') || a.name.localeCompare(b.name)
