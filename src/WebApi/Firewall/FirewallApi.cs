using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi;

/// <summary>Firewalls of one cluster, its nodes and its guests.</summary>
internal static class FirewallApi
{
    public static void MapFirewall(this IEndpointRouteBuilder cluster)
    {
        var firewall = cluster.MapGroup("").WithTags("Firewall").RequireRole(Role.Viewer);

        firewall.MapGet("/firewall/rules", ([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains) =>
            grains.Firewall(controllerId).ClusterFirewallRules().Answer()).WithSummary("The cluster's rules, in their order");

        firewall.MapGet("/cluster/firewall/options", ([FromRoute(Name = "controller_id")] Guid controllerId, IGrainFactory grains) =>
            grains.Firewall(controllerId).ClusterFirewallOptions().Answer()).WithSummary("The cluster's firewall options; what has its default is left out");

        firewall.MapGet("/nodes/{node}/firewall/rules", ([AsParameters] NodeRoute route, IGrainFactory grains) =>
            grains.Firewall(route.Checked().ControllerId).NodeFirewallRules(route.Node).Answer()).WithSummary("A node's rules, in their order");

        firewall.MapGet("/nodes/{node}/{vm_type}/{vmid}/firewall/rules", ([AsParameters] GuestRoute route, IGrainFactory grains) =>
            grains.Firewall(route.Checked().ControllerId).GuestFirewallRules(route.Type, route.Vmid).Answer()).WithSummary("A guest's rules, in their order");

        firewall.MapGet("/nodes/{node}/{vm_type}/{vmid}/firewall/options", ([AsParameters] GuestRoute route, IGrainFactory grains) =>
            grains.Firewall(route.Checked().ControllerId).GuestFirewallOptions(route.Type, route.Vmid).Answer()).WithSummary("A guest's firewall options; what has its default is left out");
    }

    public static IFirewallReads Firewall(this IGrainFactory grains, Guid controller) => grains.GetGrain<IFirewallReads>(GrainKeys.Controller(controller));
}
