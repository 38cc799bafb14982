//! Labels beside points: moved apart where they would stand on each other.

/// Middles of labels, no nearer to each other than a line is high, each as near to its point as the others let it. In and out
/// in the order given; the unit is the caller's.
pub(crate) fn apart(points: &[f64], line: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..points.len()).collect();
    order.sort_by(|a, b| points[*a].total_cmp(&points[*b]));
    // Groups of labels that touch: the sum of their points less their places in the group, and how many they are.
    let mut groups: Vec<(f64, usize)> = Vec::new();
    for n in &order {
        groups.push((points[*n], 1));
        while let [.., (above, before), (below, count)] = groups[..]
            && above / before as f64 + before as f64 * line > below / count as f64
        {
            groups.truncate(groups.len() - 2);
            groups.push((above + below - (count * before) as f64 * line, before + count));
        }
    }
    let mut places = vec![0.0; points.len()];
    let mut next = order.into_iter();
    for (sum, count) in groups {
        for (at, n) in next.by_ref().take(count).enumerate() {
            places[n] = sum / count as f64 + at as f64 * line;
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn labels_that_would_touch_share_the_room_around_their_points() {
        assert_eq!(apart(&[0.0, 30.0, 10.0], 10.0), [0.0, 30.0, 10.0]);
        assert_eq!(apart(&[10.0, 12.0], 10.0), [6.0, 16.0]);
        assert_eq!(
            apart(&[50.0, 10.0, 50.0, 51.0], 10.0),
            [40.333333333333336, 10.0, 50.333333333333336, 60.333333333333336]
        );
        assert!(apart(&[], 10.0).is_empty());
    }
}
