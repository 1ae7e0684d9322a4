// The functions, written once for every type of number.
#pragma once

#include "json.h"

#include <algorithm>
#include <cmath>
#include <vector>

using Numbers = std::vector<double>;

/** GradBench's module of k-means, which asks for Newton's direction; kmeans-cost asks for the gradient. */
static const std::string KMEANS = "kmeans";

/** A module's function with the constants of a message. */
struct Function {
    std::string module;
    Numbers x;
    double largest = 0;            // of lse: taken out of the exponents as a plain number
    Numbers b, a;                  // of helmholtz
    int f = 0, h = 0, k = 0;       // of mlp: features, units of a hidden layer, classes
    Numbers features, labels;      // features also of ba-cost
    size_t d = 0;                  // of k-means: numbers of a point
    Numbers points;                // of k-means; of ba-cost where in x the point of each observation begins
    Numbers cameras;               // the same of its camera
    size_t weights = 0;            // and of all weights

    Function(const std::string& module, const Json& input)
        : module(module), x(input.at(isKMeans(module) ? "centroids" : "x").numbers) {
        size_t n = x.size();
        if (n == 0) {
            throw std::runtime_error("x is empty");
        }
        if (module == "lse") {
            largest = *std::max_element(x.begin(), x.end());
        } else if (module == "helmholtz") {
            b = input.numbers_at("b", n);
            a = input.numbers_at("a", n * n);
        } else if (module == "mlp") {
            labels = input.at("labels").numbers;
            h = input.whole_at("h");
            k = input.whole_at("k");
            f = labels.empty() ? 0 : static_cast<int>(input.at("features").numbers.size() / labels.size());
            features = input.numbers_at("features", f * labels.size());
            if (n != size_t((f + 1) * h + (h + 1) * h + (h + 1) * k)) {
                throw std::runtime_error("x does not fit the layers");
            }
        } else if (isKMeans(module)) {
            d = n / input.at("centroids").size;
            points = input.at("points").numbers;
        } else if (module == "ba-cost") {
            features = input.at("features").numbers;
            size_t observations = features.size() / 2;
            weights = input.whole_at("weights");
            cameras = starts(input, "cameras", observations, CAMERA);
            points = starts(input, "points", observations, 3);
            if (weights + observations != n) {
                throw std::runtime_error("x does not fit the observations");
            }
        }
    }

    template <class T> T operator()(const std::vector<T>& v) const {
        return module == "lse" ? lse(v)
            : module == "product" ? product(v)
            : module == "rosenbrock" ? rosenbrock(v)
            : module == "sigmoid-chain" ? ring(v)
            : module == "helmholtz" ? helmholtz(v)
            : isKMeans(module) ? kmeans(v)
            : module == "ba-cost" ? bundle(v)
            : mlp(v);
    }

    static bool has(const std::string& module) {
        for (const char* name : {"lse", "product", "rosenbrock", "sigmoid-chain", "helmholtz", "mlp", "kmeans-cost", "ba-cost"}) {
            if (module == name) {
                return true;
            }
        }
        return false;
    }

    static bool isKMeans(const std::string& module) { return module == KMEANS || module == "kmeans-cost"; }

    /** Returns where in x the centroid that is nearest to a point begins: by plain numbers, since it has no derivative. */
    size_t nearest(const double* point) const {
        size_t nearest = 0;
        double least = INFINITY;
        for (size_t c = 0; c < x.size(); c += d) {
            double distance = 0;
            for (size_t q = 0; q < d; q++) {
                distance += (x[c + q] - point[q]) * (x[c + q] - point[q]);
            }
            if (distance < least) {
                least = distance;
                nearest = c;
            }
        }
        return nearest;
    }

private:
    static constexpr int CAMERA = 11; // rotation, centre, focal length, principal point, distortion

    static Numbers starts(const Json& input, const char* name, size_t count, int width) {
        Numbers starts = input.numbers_at(name, count);
        for (double start : starts) {
            if (!(start >= 0 && start + width <= input.at("x").numbers.size())) {
                throw std::runtime_error(std::string(name) + " are not all in x");
            }
        }
        return starts;
    }

    template <class T> static T sigmoid(const T& z) {
        using std::exp;
        return 1.0 / (1.0 + exp(-z));
    }

    template <class T> T lse(const std::vector<T>& v) const {
        using std::exp;
        using std::log;
        T sum(0.0);
        for (const T& vi : v) {
            sum += exp(vi - largest);
        }
        return log(sum) + largest;
    }

    template <class T> T product(const std::vector<T>& v) const {
        T product(v[0]);
        for (size_t i = 1; i < v.size(); i++) {
            product *= v[i];
        }
        return product;
    }

    template <class T> T rosenbrock(const std::vector<T>& v) const {
        T sum(0.0);
        for (size_t i = 0; i + 1 < v.size(); i++) {
            T a = 1.0 - v[i];
            T b = v[i + 1] - v[i] * v[i];
            sum += a * a + 100.0 * (b * b);
        }
        return sum;
    }

    template <class T> T ring(const std::vector<T>& v) const {
        T sum(0.0);
        for (size_t i = 0; i < v.size(); i++) {
            sum += sigmoid(T(v[i] * v[i + 1 < v.size() ? i + 1 : 0]));
        }
        return sum;
    }

    template <class T> T helmholtz(const std::vector<T>& v) const {
        using std::log;
        size_t n = v.size();
        T u(0.0);
        for (size_t i = 0; i < n; i++) {
            u += b[i] * v[i];
        }
        T entropy(0.0);
        T attraction(0.0);
        for (size_t i = 0; i < n; i++) {
            entropy += v[i] * log(v[i] / (1.0 - u));
            T row(0.0);
            for (size_t j = 0; j < n; j++) {
                row += a[i * n + j] * v[j];
            }
            attraction += v[i] * row;
        }
        double root = std::sqrt(2.0);
        return entropy
            - attraction / (std::sqrt(8.0) * u) * log((1.0 + (1.0 + root) * u) / (1.0 + (1.0 - root) * u));
    }

    /** A layer: the products of the inputs with each column of weights from start on, and the bias behind them. */
    template <class T, class In>
    std::vector<T> layer(const std::vector<T>& v, int start, const In* inputs, int rows, int columns) const {
        std::vector<T> out(columns);
        for (int j = 0; j < columns; j++) {
            T z = v[start + rows * columns + j];
            for (int i = 0; i < rows; i++) {
                z += inputs[i] * v[start + i * columns + j];
            }
            out[j] = z;
        }
        return out;
    }

    template <class T> T mlp(const std::vector<T>& v) const {
        using std::exp;
        using std::log;
        T total(0.0);
        int second = (f + 1) * h;
        int third = second + (h + 1) * h;
        for (size_t i = 0; i < labels.size(); i++) {
            std::vector<T> units = layer(v, 0, &features[i * f], f, h);
            for (T& z : units) {
                z = sigmoid(z);
            }
            units = layer(v, second, units.data(), h, h);
            for (T& z : units) {
                z = sigmoid(z);
            }
            std::vector<T> scores = layer(v, third, units.data(), h, k);
            T exps(0.0);
            for (const T& score : scores) {
                exps += exp(score);
            }
            total += log(exps) - scores[static_cast<int>(labels[i])];
        }
        return total * (1.0 / labels.size());
    }

    template <class T> T kmeans(const std::vector<T>& v) const {
        T sum(0.0);
        for (size_t p = 0; p < points.size(); p += d) {
            size_t c = nearest(&points[p]);
            for (size_t q = 0; q < d; q++) {
                T difference = v[c + q] - points[p + q];
                sum += difference * difference;
            }
        }
        return sum;
    }

    /** Half the squares of w·(projection − feature) and 1 − w² of all observations, by cameras that turn. */
    template <class T> T bundle(const std::vector<T>& v) const {
        using std::cos;
        using std::sin;
        using std::sqrt;
        T sum(0.0);
        for (size_t i = 0; i < cameras.size(); i++) {
            const T* camera = &v[static_cast<size_t>(cameras[i])];
            const T* point = &v[static_cast<size_t>(points[i])];
            const T& w = v[weights + i];
            T theta = sqrt(camera[0] * camera[0] + camera[1] * camera[1] + camera[2] * camera[2]);
            T c = cos(theta);
            T s = sin(theta);
            T a0 = camera[0] / theta;
            T a1 = camera[1] / theta;
            T a2 = camera[2] / theta;
            T x0 = point[0] - camera[3];
            T x1 = point[1] - camera[4];
            T x2 = point[2] - camera[5];
            T along = (a0 * x0 + a1 * x1 + a2 * x2) * (1.0 - c);
            T y0 = x0 * c + (a1 * x2 - a2 * x1) * s + a0 * along;
            T y1 = x1 * c + (a2 * x0 - a0 * x2) * s + a1 * along;
            T y2 = x2 * c + (a0 * x1 - a1 * x0) * s + a2 * along;
            T p0 = y0 / y2;
            T p1 = y1 / y2;
            T square = p0 * p0 + p1 * p1;
            T scale = camera[6] * (1.0 + square * (camera[9] + square * camera[10]));
            T e0 = w * (p0 * scale + camera[7] - features[2 * i]);
            T e1 = w * (p1 * scale + camera[8] - features[2 * i + 1]);
            T ofWeight = 1.0 - w * w;
            sum += e0 * e0 + e1 * e1 + ofWeight * ofWeight;
        }
        return sum * 0.5;
    }
};
