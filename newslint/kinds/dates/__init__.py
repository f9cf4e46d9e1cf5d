"""The calendar, the clock and ages: kinds of the dates desk."""
