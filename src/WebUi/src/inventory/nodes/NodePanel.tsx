import { useQuery } from '@tanstack/react-query'
import { Suspense, useEffect } from 'react'
import { NodeActions } from '../../plan'
import { text } from '../../text/en'
import { count, duration } from '../../text/formats'
import { ErrorState } from '../../ui/ErrorState'
import { Skeleton } from '../../ui/Loaded'
import { SidePanel } from '../../ui/SidePanel'
import { objectLook } from '../../ui/state'
import { StatusMark } from '../../ui/StatusMark'
import { TabBar } from '../../ui/tabs'
import type { ListSearch } from '../search'
import { NODE_TABS } from './drawer/tabs'
import { nodeDetail } from './queries'

interface Props {
  controllerId: string
  name: string
  search: ListSearch
  onSearch: (change: Partial<ListSearch>, replace?: boolean) => void
  onClose: () => void
  /** To the node before or after it in the list. */
  onStep?: (step: 1 | -1) => void
}

/** A node beside the list; keys: [ ] previous and next node, 1 to 9 its parts. */
export function NodePanel({ controllerId, name, search, onSearch, onClose, onStep }: Props) {
  const detail = useQuery(nodeDetail(controllerId, name))
  const node = detail.data?.node
  const current = NODE_TABS.find((each) => each.id === search.ntab) ?? NODE_TABS[0]!
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || (event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [contenteditable]'))) return
      // What lies over the drawer has the keys.
      if (document.querySelector('[role=dialog], [role=menu]')) return
      const chosen = /^[1-9]$/.test(event.key) ? NODE_TABS[Number(event.key) - 1] : undefined
      if (chosen) onSearch({ ntab: chosen.id === 'overview' ? undefined : chosen.id, disk: undefined })
      else if (event.key === '[') onStep?.(-1)
      else if (event.key === ']') onStep?.(1)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [onSearch, onStep])
  const notes: Record<string, string | undefined> = { vms: node && count(node.vms), containers: node && count(node.containers) }
  return (
    <SidePanel wide title={node ? <>{name} <span className="muted">{node.controller_name}</span></> : name} onClose={onClose}>
      {detail.isError && !detail.data ? (
        <ErrorState what={text.error.load(name)} error={detail.error} retry={() => void detail.refetch()} />
      ) : node ? (
        <>
          <div className="panel-line">
            <StatusMark look={objectLook(node.status, node.stale)} />
            {node.status === 'online' && <span className="muted">{duration(detail.data?.live?.uptime ?? node.uptime)}</span>}
            <span className="spacer" />
            <NodeActions node={node} />
          </div>
          <TabBar
            label={text.pages.node.tabsLabel(name)}
            inRow={7}
            current={current.id}
            tabs={NODE_TABS.map(({ id, title }) => ({ id, title, note: notes[id] }))}
            link={(id, content, extra) => <button type="button" {...extra} onClick={() => onSearch({ ntab: id === 'overview' ? undefined : id, disk: undefined })}>{content}</button>}
          />
          <Suspense fallback={<Skeleton lines={5} />}><current.View key={`${node.id} ${current.id}`} node={node} search={search} onSearch={onSearch} /></Suspense>
        </>
      ) : (
        <Skeleton lines={6} />
      )}
    </SidePanel>
  )
}
