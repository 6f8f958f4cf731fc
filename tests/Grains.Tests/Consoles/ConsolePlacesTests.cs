using Microsoft.Extensions.Time.Testing;

namespace Hypervisor.Grains.Tests;

public sealed class ConsolePlacesTests
{
    private readonly FakeTimeProvider time = new();

    [Fact]
    public void Refuses_one_more_than_there_are_places()
    {
        var places = new ConsolePlaces(2, time);
        var first = Guid.NewGuid();

        places.Take(first).ShouldBeTrue();
        places.Take(Guid.NewGuid()).ShouldBeTrue();
        places.Take(Guid.NewGuid()).ShouldBeFalse();
        places.Take(first).ShouldBeTrue("it has its place already");

        places.Release(first);
        places.Take(Guid.NewGuid()).ShouldBeTrue();
    }

    [Fact]
    public void Takes_a_place_back_from_who_does_not_renew_it()
    {
        var places = new ConsolePlaces(2, time);
        var (kept, lost) = (Guid.NewGuid(), Guid.NewGuid());
        places.Take(kept);
        places.Take(lost);

        time.Advance(ConsolePlaces.Lifetime / 2);
        places.Renew(kept);
        places.Take(Guid.NewGuid()).ShouldBeFalse();
        time.Advance(ConsolePlaces.Lifetime / 2);

        places.Take(Guid.NewGuid()).ShouldBeTrue();
        places.Take(Guid.NewGuid()).ShouldBeFalse();
    }

    [Fact]
    public void Counts_an_open_console_again_that_it_forgot()
    {
        var places = new ConsolePlaces(1, time);

        places.Renew(Guid.NewGuid());

        places.Take(Guid.NewGuid()).ShouldBeFalse();
    }
}
