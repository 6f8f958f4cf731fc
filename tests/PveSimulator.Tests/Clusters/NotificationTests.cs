namespace Hypervisor.PveSimulator.Tests;

public sealed class NotificationTests
{
    [Fact]
    public async Task A_target_never_shows_its_secret_and_stays_while_a_matcher_names_it()
    {
        await using var fleet = await SimulatedFleet.Start(new FleetOptions { Clusters = 1, Guests = 0 });
        using var client = new TestClient(fleet.Clusters[0]);
        const string path = "/cluster/notifications";
        using var made = await client.Send("POST", path + "/endpoints/gotify", "name=phone&server=https%3A%2F%2Fgotify.example.com&token=planted-secret");
        using var matcher = await client.Send("POST", path + "/matchers", "name=night&target=phone");

        using var refused = await client.Send("DELETE", path + "/endpoints/gotify/phone");

        ((int)made.StatusCode).ShouldBe(200);
        ((int)matcher.StatusCode).ShouldBe(200);
        ((int)refused.StatusCode).ShouldBe(500);
        (await client.Get(path + "/endpoints/gotify/phone"))!.ToJsonString().ShouldNotContain("planted-secret");
        (await client.Get(path + "/targets"))!.AsArray().Count.ShouldBe(2);
    }
}
