using System.Net;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.WebApi.Tests;

public sealed class AboutApiTests
{
    [Fact]
    public async Task Administrators_see_the_release_and_the_silos()
    {
        await using var app = await HypervisorApp.Start();
        var about = await (await (await app.User(Role.SiteAdmin)).Client.GetAsync("about")).Json(HttpStatusCode.OK);

        about.Text("version").ShouldMatch(@"\A\d+\.\d+\.\d+\z");
        var silo = about.GetProperty("silos").EnumerateArray().ShouldHaveSingleItem();
        silo.Text("status").ShouldBe("active");
        silo.Text("name").ShouldNotBeNullOrEmpty();
    }
}
