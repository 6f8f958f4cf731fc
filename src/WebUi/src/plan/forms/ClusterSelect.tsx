import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { fleetDashboard } from '../../inventory/clusters/queries'
import { useEffect } from 'react'
import { text } from '../../text/en'

interface Props {
  value: string
  onChange: (value: string) => void
  label?: string
  /** Not offered. */
  except?: string
  error?: string
}

/** A cluster of the fleet that answers. */
export function ClusterSelect({ value, onChange, except, error, label = text.guestForms.cluster }: Props) {
  const fleet = useQuery(fleetDashboard())
  const only = fleet.data?.clusters.length === 1 && !except ? fleet.data.clusters[0]!.controller_id : undefined
  useEffect(() => {
    if (only && value === '') onChange(only)
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [only])
  const clusters = (fleet.data?.clusters ?? []).filter((each) => each.controller_id !== except && each.status === 'online')
  return (
    <Select
      label={label}
      placeholder={fleet.isPending ? text.common.loading : undefined}
      data={clusters.map((each) => ({ value: each.controller_id, label: each.controller_name }))}
      value={value || null}
      onChange={(next) => onChange(next ?? '')}
      searchable
      data-autofocus={value === '' ? true : undefined}
      allowDeselect={false}
      error={error ?? (fleet.isSuccess && clusters.length === 0 ? text.guestForms.noCluster : undefined)}
      comboboxProps={{ withinPortal: true }}
    />
  )
}
