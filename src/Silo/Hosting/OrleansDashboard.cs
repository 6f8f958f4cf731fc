using Hypervisor.Grains.Interfaces;
using Hypervisor.WebApi;
using Orleans.Dashboard;

namespace Hypervisor.Silo;

public static class OrleansDashboard
{
    /// <summary>Shows silos, grains and their calls to those who may see every organization.</summary>
    public static void MapDashboard(this WebApplication app)
    {
        if (app.Services.GetRequiredService<SiloOptions>().Dashboard)
        {
            app.MapOrleansDashboard("/orleans").RequireRole(Role.SuperAdmin).ExcludeFromDescription();
        }
    }
}
