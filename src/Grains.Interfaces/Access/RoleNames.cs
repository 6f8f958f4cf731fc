using System.Text.Json;

namespace Hypervisor.Grains.Interfaces;

public static class RoleNames
{
    /// <summary>As JSON has it: <c>site_admin</c>.</summary>
    public static string Name(this Role role) => JsonNamingPolicy.SnakeCaseLower.ConvertName(role.ToString());
}
