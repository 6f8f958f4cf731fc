using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>Firewalls, as <c>gateway-proxmox-firewall</c> and, for a node's, <c>gateway-proxmox-node</c> show them.</summary>
internal static class FirewallGateway
{
    public static void MapFirewallGateway(this IEndpointRouteBuilder api)
    {
        var firewall = api.MapGroup("").WithTags("Gateway: firewall").RequireRole(Role.Viewer);

        firewall.MapGet("/gateway-proxmox-firewall/{controller_id}/cluster-rules", ([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains) =>
            grains.Firewall(controllerId).ClusterFirewallRules().Items(controllerId)).WithSummary("The cluster's rules, in their order");

        firewall.MapGet("/gateway-proxmox-firewall/{controller_id}/guests/{vm_type}/{vmid}/rules", ([AsParameters] FirewallGuestRoute route, IGrainFactory grains) =>
            grains.Firewall(route.Checked().ControllerId).GuestFirewallRules(route.Type, route.Vmid).Items(route.ControllerId, route.Node, route.Vmid)).WithSummary("A guest's rules, in their order");

        firewall.MapGet("/gateway-proxmox-firewall/{controller_id}/guests/{vm_type}/{vmid}/options", ([AsParameters] FirewallGuestRoute route, IGrainFactory grains) =>
            grains.Firewall(route.Checked().ControllerId).GuestFirewallOptions(route.Type, route.Vmid).Item(route.ControllerId, route.Node, route.Vmid)).WithSummary("A guest's firewall options");

        firewall.MapGet("/gateway-proxmox-node/{controller_id}/nodes/{node}/firewall-rules", ([AsParameters] NodeRoute route, IGrainFactory grains) =>
            grains.Firewall(route.Checked().ControllerId).NodeFirewallRules(route.Node).Items(route.ControllerId, route.Node)).WithTags("Gateway: node").WithSummary("A node's rules, in their order");
    }
}
