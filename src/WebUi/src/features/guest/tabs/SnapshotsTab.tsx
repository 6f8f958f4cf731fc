import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { GuestConfig, Snapshot } from '../../../api/pages'
import type { Guest } from '../../../api/types'
import { guestRead } from '../../../inventory/reads'
import { guestTarget, PlanButton, SnapshotActions } from '../../../plan'
import { text } from '../../../text/en'
import { EmptyState } from '../../../ui/EmptyState'
import { Section } from '../../../ui/Loaded'
import { Time } from '../../../ui/Time'
import { snapshotTree, type SnapshotNode } from '../snapshotTree'
import type { GuestTabProps } from '../tabs'

const words = text.pages.snapshots

export default function SnapshotsTab({ guest, search, onSearch }: GuestTabProps) {
  const snapshots = useQuery(guestRead<Snapshot[]>(guest, '/snapshots'))
  const config = useQuery(guestRead<GuestConfig>(guest, '/config'))
  const parent = config.data?.parent ? String(config.data.parent) : undefined
  const tree = useMemo(() => snapshotTree(snapshots.data ?? [], parent), [snapshots.data, parent])
  const take = <PlanButton plan={{ ...guestTarget(guest), feature: 'proxmox.snapshot.create', form: true }}>{words.take}</PlanButton>
  return (
    <Section query={snapshots} what={words.title.toLowerCase()} title={words.title} count={(data) => data.length} actions={take}>
      {(data) => data.length === 0 ? <EmptyState title={words.emptyTitle}>{words.empty}</EmptyState> : (
        <ul className="snapshot-tree card" aria-label={words.title}>
          {tree.map((node) => <Line key={node.snapshot?.name ?? ''} node={node} guest={guest} open={node.snapshot?.name === search.snap} onOpen={(snap) => onSearch({ snap }, true)} />)}
        </ul>
      )}
    </Section>
  )
}

function Line({ node: { snapshot, depth, onPath }, guest, open, onOpen }: { node: SnapshotNode; guest: Guest; open: boolean; onOpen: (name: string | undefined) => void }) {
  const inset = { paddingInlineStart: `calc(${depth} * var(--s5) + var(--s2))` }
  if (!snapshot) return <li className="snapshot" data-now style={inset}><span><span aria-hidden="true">● </span><strong>{words.now}</strong> <span className="muted">{words.nowHint}</span></span></li>
  return (
    <li className="snapshot" data-path={onPath || undefined} style={inset}>
      <span className="snapshot-name">
        <span aria-hidden="true" className="muted">{depth > 0 ? '└ ' : '○ '}</span>
        <button type="button" className="link" aria-expanded={open} onClick={() => onOpen(open ? undefined : snapshot.name)}>{snapshot.name}</button>
        {snapshot.vmstate && <span className="chip" data-tone="info" title={words.ramHint}>{words.ram}</span>}
      </span>
      <span className="muted"><Time at={snapshot.created_at} /></span>
      <span className="snapshot-note">{snapshot.description}</span>
      {open && (
        <div className="snapshot-actions"><SnapshotActions guest={guest} snapshot={snapshot.name} /></div>
      )}
    </li>
  )
}
