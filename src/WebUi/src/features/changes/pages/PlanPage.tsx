import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useMemo } from 'react'
import { guestById } from '../../../inventory/guests/queries'
import { fromSearch } from '../../../plan/request'
import { planner } from '../../../plan/store'
import { text } from '../../../text/en'
import { EmptyState } from '../../../ui/EmptyState'
import { QueuePage } from './QueuePage'

const route = getRouteApi('/shell/plan')

/** A plan that somebody sent: opened over the queue, never run by itself. */
export function PlanPage() {
  const search = route.useSearch()
  const request = useMemo(() => fromSearch(search), [search])
  const id = request?.vmid === undefined ? undefined : `${request.controller}/${request.vmid}`
  const found = useQuery({ ...guestById(id ?? ''), enabled: id !== undefined })
  const ready = id === undefined || !found.isPending
  const guest = found.data?.items.find((each) => each.id === id)
  useEffect(() => {
    if (!request || !ready) return
    // What the address says is only asked; the name to confirm, and where the guest runs, are what the product knows.
    planner.open(guest ? { ...request, sent: true, node: guest.node, name: request.targetId ?? guest.name } : { ...request, sent: true, name: request.targetId ?? (request.vmid === undefined ? request.node : String(request.vmid)) })
    return planner.close
    // Opened once for an address, not anew with each event.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [request, ready])
  if (!request) return <EmptyState page title={text.changes.plan.noFeature}>{text.changes.plan.noFeatureHint}</EmptyState>
  return <QueuePage />
}
