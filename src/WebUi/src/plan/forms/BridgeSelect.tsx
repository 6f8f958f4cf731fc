import { Autocomplete } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { NetworkInterface, SdnObject } from '../../api/pages'
import { clusterRead, nodeRead } from '../../inventory/reads'
import { text } from '../../text/en'

/** The bridges of a node and the cluster's virtual networks. */
export function useBridges(controller: string, node: string) {
  const interfaces = useQuery({ ...nodeRead<NetworkInterface[]>(controller, node, '/network'), enabled: node !== '', staleTime: 30_000, retry: false })
  const vnets = useQuery({ ...clusterRead<SdnObject[]>(controller, '/sdn/vnets'), enabled: controller !== '', staleTime: 30_000, retry: false })
  const bridges = (interfaces.data ?? []).filter((each) => each.type === 'bridge' || each.type === 'OVSBridge').map((each) => each.iface)
  return { bridges, all: [...new Set([...bridges, ...(vnets.data ?? []).flatMap((each) => (each.vnet ? [each.vnet] : []))])], isPending: interfaces.isPending }
}

interface Props {
  controller: string
  node: string
  value: string
  error?: string
  onChange: (value: string) => void
}

/** One of those that are there, or another that is typed. */
export function BridgeSelect({ controller, node, value, error, onChange }: Props) {
  const { all } = useBridges(controller, node)
  return <Autocomplete label={text.guestForms.network.bridge} data={all} value={value} error={error} onChange={onChange} spellCheck={false} comboboxProps={{ withinPortal: true }} />
}
