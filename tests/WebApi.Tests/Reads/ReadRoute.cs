using System.Globalization;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Routing;

namespace Hypervisor.WebApi.Tests;

/// <summary>Every read of one cluster that the API maps, as a request that can be sent.</summary>
internal sealed partial record ReadRoute(string Template, string Path, HttpMethod Method, Role Lowest)
{
    /// <summary>HA groups are of PVE 8; in PVE 9 they became rules.</summary>
    public bool IsOfVersion8 => Template.EndsWith("/groups", StringComparison.Ordinal);

    public async Task<HttpResponseMessage> Send(HttpClient client)
    {
        using var request = new HttpRequestMessage(Method, Path);
        if (Method == HttpMethod.Post)
        {
            request.Content = JsonContent.Create(new { file = "/etc/hostname" });
        }

        return await client.SendAsync(request);
    }

    public override string ToString() => $"{Method} {Path}";

    /// <param name="virtualMachine">The VMID of a virtual machine with an agent.</param>
    /// <param name="more">Values of other holes: <c>upid</c>, <c>replication_id</c>, ...</param>
    public static IReadOnlyList<ReadRoute> All(HypervisorApp app, Guid controller, string node, int virtualMachine, int container, IReadOnlyDictionary<string, string> more)
    {
        var routes = app.Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.Contains("{controller_id}", StringComparison.Ordinal) && !IsOfTheRegistration(endpoint.RoutePattern.RawText))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => (Template: endpoint.RoutePattern.RawText!, Method: method, endpoint.Metadata.GetMetadata<RequiresAttribute>()!.Role)))
            .Where(route => route.Method == "GET" || route.Template.EndsWith("/agent/file-read", StringComparison.Ordinal));
        return
        [
            .. from route in routes
               from type in route.Template.Contains("{vm_type}", StringComparison.Ordinal) ? new[] { "qemu", "lxc" } : [""]
               let path = Hole().Replace(route.Template, hole => Uri.EscapeDataString(Value(hole.Groups["name"].Value)))
               let values = (Type: type, IsContainer: type == "lxc" || route.Template.Contains("/lxc/", StringComparison.Ordinal) || route.Template.Contains("container", StringComparison.Ordinal))
               let filled = path.Replace("__type", type, StringComparison.Ordinal).Replace("__vmid", (values.IsContainer ? container : virtualMachine).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
               select new ReadRoute(route.Template, filled["/api/v1/".Length..] + Query(route.Template), new HttpMethod(route.Method), route.Role),
        ];

        string Value(string hole) => hole switch
        {
            "controller_id" => controller.ToString(),
            "node" => node,
            "vm_type" => "__type",
            "vmid" => "__vmid",
            "storage" => "nfs-backup",
            "disk" => "sda",
            "command" => "get-osinfo",
            _ => more.TryGetValue(hole, out var value) ? value : throw new InvalidOperationException($"Give a value for '{hole}'."),
        };

        string Query(string template) => template switch
        {
            _ when template.EndsWith("/disks/smart", StringComparison.Ordinal) => "?disk=/dev/sda",
            _ when template.Contains("gateway-proxmox", StringComparison.Ordinal) && !template.Contains("{node}", StringComparison.Ordinal) => $"?node={node}",
            _ => "",
        };
    }

    // Controllers are the product's own; what is asked of their clusters is meant here.
    private static bool IsOfTheRegistration(string template) =>
        template.StartsWith("/api/v1/controllers/", StringComparison.Ordinal) || template.StartsWith("/api/v1/discovery/", StringComparison.Ordinal) || template.Contains("/changes", StringComparison.Ordinal) || template.EndsWith("/console/ws", StringComparison.Ordinal);

    [GeneratedRegex(@"\{\*{0,2}(?<name>\w+)[^}]*\}")]
    private static partial Regex Hole();
}
